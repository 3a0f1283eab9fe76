"""What is allowed: by AWS, as long as nobody asks for more, and by this template.

Sources: the developer guides of each service (DynamoDB: a partition gives 1,000 write and 3,000
read units a second, a new table on demand 4,000 and 12,000; Lambda: 1,000 at once; Cognito: 120
sign-ins a second; API Gateway: 10,000 requests a second).
"""

from local.resources import resource, template


def of_the_stage() -> int:
    """Requests a second that the template lets through to all functions together."""
    return int(resource(template(), "RestAPI")["MethodSettings"][0]["ThrottlingRateLimit"])


PARTITION_WRITES, PARTITION_READS = 1_000, 3_000
TABLE_WRITES, TABLE_READS = 4_000, 12_000
LAMBDA_AT_ONCE = 1_000
API_REQUESTS = 10_000
SIGN_INS = 120
JOB_SECONDS, MAIL_SECONDS = 900, 600  # of a function: .chalice/config.json
YEAR_REGISTRATIONS = 32_000  # sixteen answers of 2,000 (decision 0026)
