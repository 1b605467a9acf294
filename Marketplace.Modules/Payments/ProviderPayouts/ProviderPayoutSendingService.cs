using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Asks the provider to pay payouts, or how they stand.</summary>
/// <remarks>Repeat: an unanswered call is repeated with the same key; a refused one is tried again with a new key, up
/// to
/// <see cref="Payout.MaxRefusals"/> times.</remarks>
internal sealed class ProviderPayoutSendingService(
    ProviderPayoutCallService calls,
    PayoutGatewayRegistry gateways,
    ProviderPayoutSettlementService settlement,
    ILogger<ProviderPayoutSendingService> logger
)
{
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(10);

    /// <summary>Sends one payout, or asks for it; does nothing if it has ended or is being asked for.</summary>
    /// <returns>False when the provider did not answer.</returns>
    public async Task<bool> SendAsync(Guid payoutId, CancellationToken cancellationToken)
    {
        if (await calls.BeginAsync(payoutId, cancellationToken) is not { } call)
            return true;
        try
        {
            if (await AskAsync(call, cancellationToken) is { } answer)
                await settlement.AnswerAsync(call.Provider, answer, CancellationToken.None);
            else
                await calls.NoteNotMadeAsync(payoutId, call);
            return true;
        }
        catch (PaymentProviderException exception)
            when (exception.IsAnswerUnknown || exception.IsAccessDenied || call.ProviderPayoutId is not null)
        {
            logger.LogWarning(exception, "No answer for payout {PayoutId} ({Code})", payoutId, exception.Code);
            await calls.NoteUnansweredAsync(payoutId, exception.Code);
            return false;
        }
        catch (PaymentProviderException exception)
        {
            logger.LogWarning(exception, "Payout {PayoutId} was refused ({Code})", payoutId, exception.Code);
            await calls.NoteRefusedAsync(payoutId, call, exception.Code);
            return true;
        }
    }

    /// <returns>Null when it was only looked for, and is not there.</returns>
    private async Task<ProviderPayout?> AskAsync(ProviderPayoutCall call, CancellationToken cancellationToken)
    {
        var gateway = gateways.ToAsk(call.Provider);
        if (call.ProviderPayoutId is { } known)
            return await gateway.RetrieveAsync(known, cancellationToken);
        if (call.LookFrom is { } from && await FindAsync(gateway, call, from, cancellationToken) is { } made)
            return made;
        if (call.IsLookOnly)
            return null;
        return await gateways.Of(call.Provider).SendAsync(call.Request, cancellationToken);
    }

    /// <summary>What the provider has made of a payout, by its list; null when it has made nothing.</summary>
    private static async Task<ProviderPayout?> FindAsync(
        IPayoutGateway gateway,
        ProviderPayoutCall call,
        DateTimeOffset from,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await foreach (var made in gateway.ListAsync(from - ClockDifference, cancellationToken))
            {
                if (made.PayoutId == call.Request.PayoutId)
                    return made;
            }

            return null;
        }
        catch (PaymentProviderException exception) when (!exception.IsAnswerUnknown)
        {
            // Refusing its list says nothing of the payout.
            throw new PaymentProviderException(exception.Code, exception.Message, true, exception);
        }
    }
}
