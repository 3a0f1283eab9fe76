"""What AWS asks, in US dollars, on its list for eu-west-1 without free tiers.

Written down in November 2026 from memory of the list, to be looked up again before somebody counts
on them: they change what it costs and nothing of what is measured.
"""

PER_MILLION = {
    "API Gateway, a request": 3.50,
    "CloudFront, a request": 1.20,
    "firewall, a request": 0.60,
    "Lambda, a request": 0.20,
    "DynamoDB, a write unit": 0.705,
    "DynamoDB, a read unit": 0.1415,
    "CloudTrail, a call on data": 1.00,
    "X-Ray, a trace": 5.00,  # as if each request were traced, which is the most
    "S3, a write": 5.40,
    "SES, a mail": 100.0,
    "GuardDuty, an object": 215.0,
}
LAMBDA_GB_SECOND = 0.0000133334  # arm64
PER_GB = {
    "out by CloudFront": 0.085,
    "of logs": 0.57,
    "scanned by GuardDuty": 0.09,
}
# Of what is kept, each month: the table, its 35 days of backup, and twelve monthly copies.
TABLE_GB_MONTH = 0.283 + 0.226 + 12 * 0.11
BUCKET_GB_MONTH = 0.023 + 0.05  # and its copies in the vault
COGNITO_PERSON_MONTH, COGNITO_FREE = 0.015, 10_000
# A month: a key, three secrets, the firewall and its rules, some forty alarms.
FIXED_MONTH = 1 + 3 * 0.40 + 9 + 40 * 0.10
