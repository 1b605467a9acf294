using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Stripe;
using Payout = Marketplace.Modules.Payments.Payout;

namespace Marketplace.UnitTests.Payments;

/// <summary>The rules of payouts through a provider: ranks, tries, accounts, fees and settings.</summary>
public sealed class ProviderPayoutRuleTests
{
    private static readonly Guid Id = Guid.Parse("0198c0de-0000-7000-8000-000000000001");
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);
    private static readonly ProviderTarget Target = new(PayoutProvider.StripeConnect, "acct_1");

    [Fact]
    public void Rank_EveryStatus_IsThatOfTheTable()
    {
        PayoutStatus[] ranked =
        [
            PayoutStatus.Pending,
            PayoutStatus.Sent,
            PayoutStatus.Failed,
            PayoutStatus.Paid,
            PayoutStatus.Returned,
        ];
        Assert.Equal([0, 1, 2, 3, 4], ranked.Select(PayoutRank.Of));
        Assert.Equal([PayoutStatus.Cancelled], Enum.GetValues<PayoutStatus>().Except(ranked));
        Assert.Null(PayoutRank.Of(PayoutStatus.Cancelled));
    }

    [Fact]
    public void Refused_FiveTimes_WaitsLongerEachTimeWithAnotherKeyAndIsOver()
    {
        var payout = Made();
        var (keys, waits) = (new List<string>(), new List<double?>());
        for (var attempt = 1; attempt <= Payout.MaxRefusals; attempt++)
        {
            payout.Ask(Now);
            keys.Add(payout.ProviderKey);
            Assert.Equal(attempt == Payout.MaxRefusals, payout.Refused("no", Now));
            waits.Add((payout.NextAttemptAt - Now)?.TotalMinutes);
        }

        Assert.Equal([4d, 16d, 64d, 256d, null], waits);
        Assert.Equal(Enumerable.Range(1, 5).Select(n => $"po_{Id}_{n}"), keys);
    }

    [Fact]
    public void Unanswered_HoweverOften_KeepsTheKeyAndTheTimeOfTheFirstCall()
    {
        var payout = Made();
        Assert.True(payout.Move(PayoutStatus.Sent, Now).Succeeded);
        payout.Ask(Now);
        Assert.False(payout.IsDueAt(Now));
        payout.Unanswered("timeout", Now);
        payout.Ask(Now.AddMinutes(1));
        Assert.Equal(($"po_{Id}_1", (DateTimeOffset?)Now), (payout.ProviderKey, payout.AskedAt));
    }

    [Fact]
    public void Refused_AfterACallWithoutAnAnswer_KeepsTheTimeOfThatCall()
    {
        var payout = Made();
        Assert.True(payout.Move(PayoutStatus.Sent, Now).Succeeded);
        payout.Ask(Now);
        payout.Unanswered("timeout", Now);
        payout.Ask(Now.AddMinutes(1));
        Assert.False(payout.Refused("no", Now.AddMinutes(1), followsUnanswered: true));
        Assert.Equal(($"po_{Id}_2", (DateTimeOffset?)Now), (payout.ProviderKey, payout.AskedAt));
    }

    [Fact]
    public void Move_ToItsEnd_IsNotAskedForAnyMore()
    {
        var (calledOff, failed) = (Made(), Made());
        Assert.True(calledOff.Move(PayoutStatus.Cancelled, Now, "account_changed").Succeeded);
        Assert.True(failed.Move(PayoutStatus.Sent, Now).Succeeded);
        failed.Ask(Now);
        Assert.True(failed.Move(PayoutStatus.Failed, Now, "account_changed").Succeeded);
        Assert.Null(calledOff.NextAttemptAt);
        Assert.Null(failed.NextAttemptAt);
    }

    [Fact]
    public void Account_NewsOutOfOrder_TheNewestCountsAndOfOneSecondThatItCannotBePaid()
    {
        var account = PayoutAccount.Open(Id);
        Assert.True(account.OpenAtProvider(Target, account.OnboardingKey, Now, TimeSpan.FromHours(48)));
        Assert.False(account.OpenAtProvider(Target, account.OnboardingKey, Now, TimeSpan.Zero));
        Assert.True(account.NoteProviderNews(News(true, 5), Now));
        Assert.False(account.NoteProviderNews(News(false, 4), Now));
        Assert.Equal(Target, account.PaidByProviderAt(Now.AddHours(48)));
        Assert.Null(account.PaidByProviderAt(Now.AddHours(47)));
        Assert.True(account.NoteProviderNews(News(false, 5), Now));
        Assert.False(account.NoteProviderNews(News(true, 5), Now));
        Assert.Null(account.PaidByProviderAt(Now.AddHours(48)));
        Assert.True(account.NoteProviderNews(News(true, 6), Now));
    }

    [Fact]
    public void Account_Blocked_IsGivenUpAndOpenedWithAnotherKey()
    {
        var account = PayoutAccount.Open(Id);
        var key = account.OnboardingKey;
        account.OpenAtProvider(Target, key, Now, TimeSpan.Zero);
        account.NoteProviderNews(News(true, 1), Now);
        account.Block("Stolen", Now);
        Assert.Null(account.PaidByProviderAt(Now));
        Assert.False(account.OpenAtProvider(Target, account.OnboardingKey, Now, TimeSpan.Zero));
        Assert.NotEqual(key, account.OnboardingKey);
    }

    [Theory]
    [InlineData("charge", 10_000, 290, 290, 0)]
    [InlineData("transfer", -10_000, 0, 0, 0)]
    [InlineData("stripe_fee", -300, 0, 300, 0)]
    [InlineData("payout", -5_000, 25, 25, 5_000)]
    [InlineData("payout_failure", 5_000, 0, 0, -5_000)]
    [InlineData("adjustment", -10_000, 1_500, 1_500, 0)]
    public void Balance_EachType_IsFeeOrSettlement(string type, long amount, long fee, long feeMinor, long settled)
    {
        var read = StripeBalanceSource.Read(
            new BalanceTransaction
            {
                Id = "txn_1",
                Type = type,
                Currency = "try",
                Amount = amount,
                Fee = fee,
            }
        );
        Assert.Equal((feeMinor, settled, "TRY"), (read.FeeMinor, read.SettledMinor, read.Currency));
    }

    [Fact]
    public void ProviderFee_TakenOrGivenBack_MovesTheProvidersBalance()
    {
        Assert.Contains(
            new(LedgerAccount.ProviderClearing, 0, 290),
            LedgerEntries.ProviderFee(Id, new(290, "TRY")).Postings
        );
        Assert.Contains(
            new(LedgerAccount.ProviderClearing, 290, 0),
            LedgerEntries.ProviderFee(Id, new(-290, "TRY")).Postings
        );
        Assert.Contains(new(LedgerAccount.Bank, 500, 0), LedgerEntries.ProviderSettled(Id, new(500, "TRY")).Postings);
    }

    [Theory]
    [InlineData("https://shop.example/{SELLER_ID}", "", "DE", "whsec_0123456789ab", 0)]
    [InlineData("", "", "", "", 0)]
    [InlineData("", "", "DE", "", 1)]
    [InlineData("shop.example", "shop.example", "de", "short", 4)]
    public void Settings_OfConnect_NameEachProblem(
        string returnUrl,
        string refreshUrl,
        string country,
        string secret,
        int problems
    )
    {
        var options = new StripeOptions
        {
            ApiKey = "sk_test_of_the_tests",
            WebhookSecrets = ["whsec_of_the_tests_0123"],
            SuccessUrl = "https://shop.example/paid",
            CancelUrl = "https://shop.example/cancelled",
            Connect = new()
            {
                ReturnUrl = returnUrl,
                RefreshUrl = refreshUrl,
                Country = country,
                WebhookSecrets = secret.Length > 0 ? [secret] : [],
            },
        };
        Assert.Equal(problems, options.Check().Count());
        if (returnUrl.Length > 0)
        {
            Assert.Contains(
                new StripeOptions { Connect = options.Connect }.Check(),
                p => p.ToString().Contains("ApiKey", StringComparison.Ordinal)
            );
        }
    }

    private static ProviderAccountNews News(bool canBePaid, int second) =>
        new("acct_1", Id, canBePaid, Now.AddSeconds(second));

    private static Payout Made() =>
        Payout.Reserve(
            new(Id, Id, null, Id, new Money(100, "TRY"), new(2026, 1, 1), new([], ""), Target),
            DateTimeOffset.UnixEpoch
        );
}
