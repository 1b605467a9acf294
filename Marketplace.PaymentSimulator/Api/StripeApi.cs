using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Api;

/// <summary>What all endpoints of the provider's API share: authentication, parameters, idempotency, errors and
/// headers.</summary>
/// <remarks>
/// A request is executed under the lock of the state, together with reading and storing its idempotency key, so a
/// concurrent repeat gets the stored response. Only the delay of a response happens outside the lock.
/// </remarks>
public sealed class StripeApi(
    SimulatorState state,
    ObjectRenderer renderer,
    StateChanges changes,
    IOptions<SimulatorOptions> options,
    TimeProvider clock
)
{
    /// <summary>The header that selects a scenario.</summary>
    public const string ScenarioHeader = "X-Simulator-Scenario";

    private static readonly JsonSerializerOptions ErrorJson = new(ObjectRenderer.Json)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Responds with the result of <paramref name="work"/>.</summary>
    /// <param name="delays">Whether the response is delayed; null for never but by header.</param>
    public async Task RespondAsync(
        HttpContext http,
        Func<StripeRequest, object> work,
        Func<StripeRequest, bool>? delays = null
    )
    {
        var requestId = ObjectIds.New("req");
        http.Response.Headers["Request-Id"] = requestId;
        http.Response.Headers["Stripe-Version"] = http.Request.Headers["Stripe-Version"] is [{ Length: > 0 } version]
            ? version
            : options.Value.ApiVersion;

        StoredResponse response;
        try
        {
            CheckKey(http.Request);
            var request = await ReadAsync(http);
            response = ExecuteOnce(http, request, requestId, work);
            if (delays?.Invoke(request) == true)
                response = response with { DelayedUntil = clock.GetUtcNow() + options.Value.AnswerDelay };
        }
        catch (RefusedException exception)
        {
            response = Failure(exception, requestId);
        }

        if (response.DelayedUntil - clock.GetUtcNow() is { } wait && wait > TimeSpan.Zero)
        {
            // The change is made; its answer may come after the process has ended.
            changes.Note();
            await Task.Delay(wait, clock, http.RequestAborted);
        }

        http.Response.StatusCode = response.Status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(response.Body, http.RequestAborted);
    }

    /// <summary>The simulator's address as a browser reaches it.</summary>
    public string BaseUrl(HttpRequest request) =>
        (options.Value.PublicUrl ?? $"{request.Scheme}://{request.Host}").TrimEnd('/');

    private StoredResponse ExecuteOnce(
        HttpContext http,
        StripeRequest request,
        string requestId,
        Func<StripeRequest, object> work
    )
    {
        var key = HttpMethods.IsPost(http.Request.Method) ? http.Request.Headers["Idempotency-Key"].ToString() : "";
        if (key.Length == 0)
            return Execute(request, requestId, "", work);
        if (key.Length > 255)
        {
            throw RefusedException.BadParameter(
                "Idempotency keys may be at most 255 characters long.",
                "Idempotency-Key"
            );
        }

        http.Response.Headers["Idempotency-Key"] = key;
        var fingerprint = Fingerprint(http.Request);
        lock (state.Sync)
        {
            if (!state.Responses.TryGet(key, out var stored))
                return Store(key, Execute(request, requestId, fingerprint, work));
            if (stored.Fingerprint != fingerprint)
                throw KeyReused(key);

            http.Response.Headers["Idempotent-Replayed"] = "true";
            http.Response.Headers["Original-Request"] = stored.RequestId;
            return stored;
        }
    }

    private StoredResponse Execute(
        StripeRequest request,
        string requestId,
        string fingerprint,
        Func<StripeRequest, object> work
    )
    {
        lock (state.Sync)
        {
            var body = renderer.Render(work(request), request.Parameters["expand"]).ToJsonString(ObjectRenderer.Json);
            var delayedUntil =
                request.Scenario == Scenario.Timeout
                    ? clock.GetUtcNow() + options.Value.AnswerDelay
                    : (DateTimeOffset?)null;
            return new StoredResponse(fingerprint, requestId, StatusCodes.Status200OK, body, delayedUntil);
        }
    }

    private StoredResponse Store(string key, StoredResponse response) => state.Responses.Add(key, response);

    private void CheckKey(HttpRequest request)
    {
        var given = request.Headers.Authorization.ToString();
        if (given.Length == 0)
        {
            throw Unauthorized(
                "You did not provide an API key. You need to provide your API key in the Authorization header, "
                    + "using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY')."
            );
        }

        var expected = $"Bearer {options.Value.ApiKey}";
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected)))
            throw Unauthorized($"Invalid API Key provided: ****{given[^Math.Min(4, given.Length)..]}");
    }

    private async Task<StripeRequest> ReadAsync(HttpContext http)
    {
        var parameters = FormNode.Parse(http.Request.Query);
        if (HttpMethods.IsPost(http.Request.Method) && http.Request.ContentLength is not (null or 0))
        {
            if (!http.Request.HasFormContentType)
                throw new RefusedException("Parameters must be sent as application/x-www-form-urlencoded.");

            parameters = FormNode.Parse(await http.Request.ReadFormAsync(http.RequestAborted));
        }

        return new StripeRequest(
            parameters,
            RequestedScenario(http.Request),
            BaseUrl(http.Request),
            http.Request.Path,
            (string?)http.Request.RouteValues["id"] ?? ""
        );
    }

    private static Scenario? RequestedScenario(HttpRequest request)
    {
        if (request.Headers[ScenarioHeader] is not [{ Length: > 0 } name])
            return null;

        return ScenarioNames.TryParse(name, out var scenario)
            ? scenario
            : throw RefusedException.BadParameter(
                $"Unknown scenario '{name}'. Known: {string.Join(", ", ScenarioNames.All)}.",
                ScenarioHeader
            );
    }

    private static string Fingerprint(HttpRequest request)
    {
        var parameters = request.HasFormContentType
            ? request.Form.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")
            : [];
        return $"{request.Path}?{string.Join('&', parameters)}";
    }

    private static StoredResponse Failure(RefusedException exception, string requestId)
    {
        var error = new JsonObject { ["error"] = JsonSerializer.SerializeToNode(exception.Error, ErrorJson) };
        return new StoredResponse(
            "",
            requestId,
            exception.Status,
            error.ToJsonString(ObjectRenderer.Json),
            DelayedUntil: null
        );
    }

    private static RefusedException Unauthorized(string message) =>
        new(StatusCodes.Status401Unauthorized, new StripeError("invalid_request_error", message));

    private static RefusedException KeyReused(string key) =>
        new(
            StatusCodes.Status400BadRequest,
            new StripeError(
                "idempotency_error",
                "Keys for idempotent requests can only be used with the same parameters they were first used with. "
                    + $"Try using a key other than '{key}' "
                    + "if you meant to execute a different request."
            )
        );
}
