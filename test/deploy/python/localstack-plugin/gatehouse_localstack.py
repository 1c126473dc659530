"""What LocalStack in host mode lacks for examples/helpdesk. It finds this plugin by the folder beside it, which PYTHONPATH leads to: nothing is installed."""
from localstack.runtime import hooks
from localstack.services.plugins import Service, aws_provider


@aws_provider(api="dynamodb", name="moto")
def dynamodb():
    """DynamoDB, chosen by PROVIDER_OVERRIDE_DYNAMODB=moto.

    LocalStack's own is a Java program that it downloads when it starts, which these tests do not let it do. Moto, which is installed with LocalStack
    and on which it is built, has the service in plain Python.
    """
    from localstack.aws.api.dynamodb import DynamodbApi
    from localstack.services.moto import MotoFallbackDispatcher

    # Every operation of the generated class raises NotImplementedError, with which the dispatcher falls back to moto.
    return Service.for_provider(type("Moto", (DynamodbApi,), {})(), dispatch_table_factory=MotoFallbackDispatcher)


@hooks.on_infra_start()
def claims():
    """There are no authorizers: the header X-Test-Sub says what a token would, and stands where an authorizer puts it."""
    from localstack.services.apigateway.next_gen.execute_api.handlers.parse import InvocationRequestParser

    create = InvocationRequestParser.create_context_variables

    def with_claims(context):
        variables = create(context)
        sub = context.request.headers.get("X-Test-Sub")
        return {**variables, "authorizer": {"claims": {"sub": sub}}} if sub else variables

    InvocationRequestParser.create_context_variables = staticmethod(with_claims)
