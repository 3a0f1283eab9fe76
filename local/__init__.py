"""The whole product on one machine. Nothing in this folder is shipped to Lambda."""
