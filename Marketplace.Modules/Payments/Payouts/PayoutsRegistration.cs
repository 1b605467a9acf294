using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Payments;

/// <summary>Registers earnings, statements and payouts.</summary>
internal static class PayoutsRegistration
{
    /// <summary>Name of the job that carries out payout runs.</summary>
    public const string RunJob = "payments.run-payouts";

    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddPayouts(this IServiceCollection services)
    {
        services
            .AddCheckedOptions<PayoutsOptions>(PayoutsOptions.Section, isComplete: false)
            .AddSingleton(PayoutErrors.All)
            .AddSingleton(new ConstraintError(PayoutConfiguration.OneOpenPerSeller, PlatformErrors.Busy, true))
            .AddSingleton(new ConstraintError(PayoutConfiguration.OneOpenPerReturn, PlatformErrors.Busy, true))
            .AddSingleton(new ConstraintError(PayoutConfiguration.OneRunPerDay, PlatformErrors.Busy, true));
        services.AddScoped<IEarnings, EarningsService>().AddScoped<SellerBalanceQueries>();
        services.AddScoped<StatementStore>().AddScoped<StatementQueries>();
        services.AddScoped<StatementExplanationQueries>();
        services
            .AddSingleton<PayoutDayPolicy>()
            .AddSingleton<PayoutAccountCipher>()
            .AddScoped<PayoutStore>()
            .AddScoped<SellerPayoutPolicy>()
            .AddScoped<SellerPayoutPublisher>()
            .AddScoped<SellerBooksService>()
            .AddScoped<ReplacedPayoutService>()
            .AddScoped<SellerPayoutService>()
            .AddScoped<BuyerPayoutReservationService>()
            .AddScoped<BuyerPayoutService>()
            .AddScoped<IBuyerPayouts, HandPaidRefundService>();
        services
            .AddScoped<PayoutOutcomeService>()
            .AddScoped<PayoutAdministrationService>()
            .AddScoped<PayoutQueries>()
            .AddScoped<PayoutBatchService>()
            .AddScoped<PayoutBatchQueries>()
            .AddScoped<BankFileService>()
            .AddScoped<BankResultService>()
            .AddScoped<PayoutBatchConfirmationService>();
        services
            .AddScoped<PayoutCandidateQueries>()
            .AddScoped<PayoutTargetPolicy>()
            .AddScoped<PayoutRunService>()
            .AddScoped<PayoutRunRequestService>()
            .AddScoped<PayoutRunQueries>()
            .AddScoped<PayoutPreviewQueries>()
            .AddScoped<PayoutChartQueries>();
        services
            .AddEvent<StatementIssued>()
            .AddEvent<PayoutSent>()
            .AddEvent<PayoutPaid>()
            .AddEvent<PayoutFailed>()
            .AddEvent<PayoutReturned>();
        return services.AddJob<RunPayoutsJob>(RunJob, LookEvery);
    }
}
