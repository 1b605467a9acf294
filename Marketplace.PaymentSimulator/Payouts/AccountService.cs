using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Webhooks;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Payouts;

/// <summary>Opens and verifies accounts of those whom the platform pays.</summary>
/// <remarks>Every method is called under <see cref="SimulatorState.Sync"/>.</remarks>
public sealed class AccountService(SimulatorState state, EventLog events, TimeProvider clock)
{
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Opens an account that cannot be paid yet.</summary>
    public Account Open(StripeRequest request)
    {
        var id = ObjectIds.New("acct");
        return state.Accounts.Add(
            id,
            new()
            {
                Id = id,
                Created = clock.GetUtcNow().ToUnixTimeSeconds(),
                Type = request.Parameters.Text("type") ?? "standard",
                Country = request.Parameters.RequiredText("country"),
                Metadata = request.Parameters.Map("metadata"),
                Scenario = request.ObjectScenario ?? Scenario.Success,
            }
        );
    }

    /// <summary>Makes a page for an account.</summary>
    public AccountLink Link(StripeRequest request)
    {
        var (id, now) = (ObjectIds.New("al"), clock.GetUtcNow());
        return state.AccountLinks.Add(
            id,
            new()
            {
                Id = id,
                Created = now.ToUnixTimeSeconds(),
                ExpiresAt = (now + LinkLifetime).ToUnixTimeSeconds(),
                Url = $"{request.BaseUrl}/onboarding/{id}",
                Account = state.Accounts.Get(request.Parameters.RequiredText("account")).Id,
                ReturnUrl = request.Parameters.RequiredText("return_url"),
                RefreshUrl = request.Parameters.RequiredText("refresh_url"),
            }
        );
    }

    /// <summary>The page with an id; null when it does not exist, was used or has expired.</summary>
    public AccountLink? FindOpen(string id) =>
        state.AccountLinks.TryGet(id, out var link)
        && !link.Used
        && link.ExpiresAt > clock.GetUtcNow().ToUnixTimeSeconds()
            ? link
            : null;

    /// <summary>Changes whether an account can be paid, and what becomes of transfers to it.</summary>
    /// <param name="course">Null leaves it.</param>
    /// <param name="news">How webhooks about it, and about later transfers to it, arrive; null leaves it.</param>
    public Account Change(string accountId, bool canBePaid, TransferCourse? course, Scenario? news)
    {
        var account = state.Accounts.Get(accountId);
        (account.Course, account.Scenario) = (course ?? account.Course, news ?? account.Scenario);
        account.DetailsSubmitted |= canBePaid;
        account.PayoutsEnabled = canBePaid;
        var batch = events.BeginBatch();
        batch.Add("account.updated", account);
        batch.Send(account.Scenario);
        return account;
    }
}
