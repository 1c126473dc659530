/**
 * What runs in a Python process: loads a handler and calls it for every line on its standard input, as the runtime of AWS does it. It answers on
 * what was its standard output; whatever the function writes goes to its standard error, where a mark stands before each answer.
 *
 * @see https://github.com/aws/aws-lambda-python-runtime-interface-client
 */
export const BOOTSTRAP = String.raw`
import importlib, json, logging, os, signal, sys, time, traceback

answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)
lines = os.fdopen(os.dup(0), "r", encoding="utf-8")
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
folder, handler, megabytes, mark = sys.argv[1:5]
sys.argv = [""]


class Fault(Exception):
    def __init__(self, kind, message, trace=()):
        super().__init__(message)
        self.kind, self.trace = kind, list(trace)


class Context:
    def __init__(self, invocation):
        env = os.environ
        self.aws_request_id = invocation["requestId"]
        self.invoked_function_arn = invocation["functionArn"]
        self.function_name = env["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = env["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = env["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = env["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = env["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.client_context = None
        self.identity = None
        self.tenant_id = invocation.get("tenantId")
        self._deadline = invocation["deadline"]

    def get_remaining_time_in_millis(self):
        return max(int(self._deadline - time.time() * 1000), 0)


def answer(message):
    sys.stdout.flush()
    sys.stderr.flush()
    os.write(2, ("\0" + mark).encode())
    answers.write(json.dumps(message) + "\n")
    answers.flush()


def limit_memory():
    try:
        import resource
        most = (int(megabytes) + 64) * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    except Exception:
        pass


def load():
    try:
        module, name = handler.rsplit(".", 1)
    except ValueError as error:
        raise Fault("Runtime.MalformedHandlerName", "Bad handler '{}': {}".format(handler, error))
    try:
        loaded = importlib.import_module(module.replace("/", "."))
    except ImportError as error:
        raise Fault("Runtime.ImportModuleError", "Unable to import module '{}': {}".format(module, error))
    except SyntaxError as error:
        where = '  File "{}" Line {}\n    {}'.format(error.filename, error.lineno, error.text)
        raise Fault("Runtime.UserCodeSyntaxError", "Syntax error in module '{}': {}".format(module, error), [where])
    if not hasattr(loaded, name):
        raise Fault("Runtime.HandlerNotFound", "Handler '{}' missing on module '{}'".format(name, module))
    return getattr(loaded, name)


def text_of(result):
    try:
        return json.dumps(result)
    except Exception as error:
        raise Fault("Runtime.MarshalError", "Unable to marshal response: {}".format(error))


def error_of(error, request_id):
    fault = isinstance(error, Fault)
    frames = traceback.extract_tb(error.__traceback__)
    outside = [frame for frame in frames if frame.filename != "<string>"]
    return {
        "errorMessage": str(error),
        "errorType": error.kind if fault else type(error).__name__,
        "requestId": request_id,
        "stackTrace": error.trace if fault else traceback.format_list(outside),
    }


def attempt(work, request_id, fatal):
    try:
        return work()
    except MemoryError:
        os.kill(os.getpid(), signal.SIGKILL)
    except Exception as error:
        answer({"kind": "error", "error": error_of(error, request_id), "fatal": fatal})


sys.path.insert(0, folder)
os.chdir(folder)
logs = logging.StreamHandler(sys.stderr)
logs.setFormatter(logging.Formatter("[%(levelname)s]\t%(message)s"))
logging.getLogger().addHandler(logs)
limit_memory()
function = attempt(load, "", True)
if function is None:
    sys.exit(1)
answer({"kind": "ready"})
for line in lines:
    invocation = json.loads(line)
    work = lambda: text_of(function(json.loads(invocation["event"]), Context(invocation)))
    payload = attempt(work, invocation["requestId"], False)
    if payload is not None:
        answer({"kind": "result", "payload": payload})
`;
