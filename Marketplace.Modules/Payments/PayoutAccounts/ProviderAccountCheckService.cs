using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Asks the provider about sellers' accounts, in case a webhook was lost.</summary>
internal sealed class ProviderAccountCheckService(
    PayoutAccountRepository accounts,
    PayoutGatewayRegistry gateways,
    ProviderAccountNewsService news,
    TimeProvider clock,
    ILogger<ProviderAccountCheckService> logger
)
{
    private const int Batch = 100;
    private const int MaxUnanswered = 3;

    // Who did not finish within this time has most likely given up; a webhook still says so if they do.
    private static readonly TimeSpan TimeToFinish = TimeSpan.FromDays(30);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromDays(1);

    /// <summary>Asks about those that are not verified yet, and about each other once a day.</summary>
    /// <returns>How many were asked about, and how many changed.</returns>
    public async Task<(int Asked, int Changed)> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await accounts.ListToCheckAsync(now - TimeToFinish, now - AskAgainAfter, Batch, cancellationToken);
        var (asked, changed, unanswered) = (0, 0, 0);
        foreach (var account in due.TakeWhile(_ => unanswered < MaxUnanswered))
        {
            try
            {
                var gateway = gateways.Of(account.Provider);
                var said = await gateway.RetrieveAccountAsync(account.AccountId, cancellationToken);
                var result = await news.ApplyAsync(account.Provider, said, cancellationToken);
                asked++;
                changed += result.Outcome == SettlementOutcome.Applied ? 1 : 0;
            }
            catch (PaymentProviderException exception)
            {
                unanswered += exception.IsAnswerUnknown ? 1 : 0;
                logger.LogWarning(
                    exception,
                    "Could not ask about account {AccountId} ({Code})",
                    account.AccountId,
                    exception.Code
                );
            }

            await accounts.NoteCheckedAsync(account, clock.GetUtcNow(), cancellationToken);
        }

        return (asked, changed);
    }
}
