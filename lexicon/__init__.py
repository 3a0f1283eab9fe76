"""What the name guard is built from: lists, sentences, and the program that learns from them."""
