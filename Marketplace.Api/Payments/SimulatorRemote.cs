using System.Net;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Payments;

/// <summary>Pays at the payment simulator without a browser; for developers, never for real money.</summary>
public sealed class SimulatorRemote(HttpClient http, IOptions<StripeOptions> options)
{
    /// <summary>Scenarios the simulator supports, by its own names.</summary>
    public static readonly IReadOnlyList<string> Scenarios =
    [
        "success",
        "decline",
        "requires_action",
        "timeout",
        "duplicate",
        "reordered",
        "late",
        "lost",
        "wrong_amount",
        "wrong_currency",
        "bad_signature",
        "refund_fails",
    ];

    /// <summary>Whether the configured provider is the simulator on this machine.</summary>
    public static bool IsBehind(StripeOptions options) => options.IsConfigured && new Uri(options.ApiBase).IsLoopback;

    /// <summary>Pays a session as a person would; the result arrives by webhook.</summary>
    /// <remarks>Errors: <c>payment.ended</c> when the page no longer accepts payment; <c>payment.provider_error</c>
    /// when the simulator cannot be reached.</remarks>
    public async Task<Result> PayAsync(string sessionId, string scenario, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.PostAsJsonAsync(
                new Uri($"{options.Value.ApiBase}/_simulator/sessions/{Uri.EscapeDataString(sessionId)}/pay"),
                new { scenario },
                cancellationToken
            );
            if (answer.IsSuccessStatusCode)
                return Result.Success;
            return answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.NotFound or HttpStatusCode.BadRequest
                ? PaymentErrors.Ended
                : PaymentErrors.ProviderError;
        }
        catch (HttpRequestException)
        {
            return PaymentErrors.ProviderError;
        }
    }
}
