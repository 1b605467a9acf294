using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Payments;

/// <summary>Registers commission invoices.</summary>
internal static class CommissionInvoicesRegistration
{
    /// <summary>Name of the job that issues them.</summary>
    public const string Job = "payments.issue-commission-invoices";

    public static IServiceCollection AddCommissionInvoices(this IServiceCollection services)
    {
        services
            .AddCheckedOptions<CommissionInvoicesOptions>(CommissionInvoicesOptions.Section)
            .AddScoped<ICommissionInvoiceRepository, CommissionInvoiceRepository>()
            .AddScoped<DocumentPartyQueries>()
            .AddScoped<MonthlyCommissionQueries>()
            .AddScoped<CommissionMonthStore>()
            .AddScoped<CommissionMonthService>()
            .AddScoped<CommissionInvoiceService>();
        services
            .AddScoped<RenderedDocumentStore>()
            .AddScoped<StatementFileQueries>()
            .AddScoped<CommissionInvoiceQueries>()
            .AddScoped<FinanceSummaryQueries>()
            .AddScoped<CommissionInvoiceAdministrationService>();
        services.AddSingleton(CommissionInvoiceErrors.All);
        services.AddSingleton(
            new ConstraintError(
                CommissionInvoiceConfiguration.OneAMonth,
                CommissionInvoiceErrors.AlreadyIssued,
                TryAgain: true
            )
        );
        services.AddEvent<CommissionInvoiceIssued>();
        return services.AddJob<IssueCommissionInvoicesJob>(Job, TimeSpan.FromHours(1));
    }
}
