using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Api;

/// <summary>The manners every endpoint of the provider's API shares: key, parameters, idempotency, errors,
/// headers.</summary>
/// <remarks>
/// A request's work is done under the one lock of the state, together with the look-up and the storing of its
/// idempotency key,
/// so a repeat that arrives at the same moment gets the stored answer. Only the holding back of an answer happens
/// outside.
/// </remarks>
public sealed class StripeApi(
    SimulatorState state,
    Rendering rendering,
    IOptions<SimulatorOptions> options,
    TimeProvider clock
)
{
    /// <summary>The header that asks for a scenario.</summary>
    public const string ScenarioHeader = "X-Simulator-Scenario";

    private static readonly JsonSerializerOptions ErrorJson = new(Rendering.Json)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Answers a request with what <paramref name="work"/> makes of it.</summary>
    public async Task AnswerAsync(HttpContext http, Func<StripeRequest, object> work)
    {
        var requestId = ObjectIds.New("req");
        http.Response.Headers["Request-Id"] = requestId;
        http.Response.Headers["Stripe-Version"] = http.Request.Headers["Stripe-Version"] is [{ Length: > 0 } version]
            ? version
            : options.Value.ApiVersion;

        StoredAnswer answer;
        try
        {
            CheckKey(http.Request);
            answer = Work(http, await ReadAsync(http), requestId, work);
        }
        catch (RefusedException fault)
        {
            answer = Failure(fault, requestId);
        }

        if (answer.HeldUntil - clock.GetUtcNow() is { } wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, clock, http.RequestAborted);
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(answer.Body, http.RequestAborted);
    }

    /// <summary>The simulator's address as a browser reaches it.</summary>
    public string BaseUrl(HttpRequest request) =>
        (options.Value.PublicUrl ?? $"{request.Scheme}://{request.Host}").TrimEnd('/');

    private StoredAnswer Work(
        HttpContext http,
        StripeRequest request,
        string requestId,
        Func<StripeRequest, object> work
    )
    {
        var key = HttpMethods.IsPost(http.Request.Method) ? http.Request.Headers["Idempotency-Key"].ToString() : "";
        if (key.Length == 0)
            return Run(request, requestId, "", work);
        if (key.Length > 255)
            throw RefusedException.BadParameter(
                "Idempotency keys may be at most 255 characters long.",
                "Idempotency-Key"
            );

        http.Response.Headers["Idempotency-Key"] = key;
        var fingerprint = Fingerprint(http.Request);
        lock (state.Sync)
        {
            if (!state.ApiResults.TryGet(key, out var stored))
                return Remember(key, Run(request, requestId, fingerprint, work));
            if (stored.Fingerprint != fingerprint)
                throw KeyReused(key);

            http.Response.Headers["Idempotent-Replayed"] = "true";
            http.Response.Headers["Original-Request"] = stored.RequestId;
            return stored;
        }
    }

    private StoredAnswer Run(
        StripeRequest request,
        string requestId,
        string fingerprint,
        Func<StripeRequest, object> work
    )
    {
        lock (state.Sync)
        {
            try
            {
                var body = rendering.Render(work(request), request.Parameters["expand"]).ToJsonString(Rendering.Json);
                var heldUntil =
                    request.Scenario == Scenario.Timeout
                        ? clock.GetUtcNow() + options.Value.AnswerDelay
                        : (DateTimeOffset?)null;
                return new StoredAnswer(fingerprint, requestId, StatusCodes.Status200OK, body, heldUntil);
            }
            catch (RefusedException fault) when (fault.Status == StatusCodes.Status402PaymentRequired)
            {
                return Failure(fault, requestId) with { Fingerprint = fingerprint };
            }
        }
    }

    private StoredAnswer Remember(string key, StoredAnswer answer) => state.ApiResults.Add(key, answer);

    private void CheckKey(HttpRequest request)
    {
        var given = request.Headers.Authorization.ToString();
        if (given.Length == 0)
            throw Unauthorized(
                "You did not provide an API key. You need to provide your API key in the Authorization header, "
                    + "using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY')."
            );

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
            AskedScenario(http.Request),
            BaseUrl(http.Request),
            http.Request.Path,
            (string?)http.Request.RouteValues["id"] ?? ""
        );
    }

    private static Scenario? AskedScenario(HttpRequest request)
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

    private static StoredAnswer Failure(RefusedException fault, string requestId)
    {
        var error = new JsonObject { ["error"] = JsonSerializer.SerializeToNode(fault.Error, ErrorJson) };
        return new StoredAnswer("", requestId, fault.Status, error.ToJsonString(Rendering.Json), HeldUntil: null);
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
