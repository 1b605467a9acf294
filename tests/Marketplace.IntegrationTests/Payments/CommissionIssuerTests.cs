using Marketplace.Foundation;
using Marketplace.IntegrationTests.Admin;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Documents;
using Marketplace.Modules.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>In production no commission invoice is issued without the tax number of the marketplace, since none can be
/// corrected.</summary>
[RunsAs("Production")]
public sealed class CommissionIssuerTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Job = "payments.issue-commission-invoices";

    [Fact]
    public async Task Run_WithoutATaxNumber_IssuesNothingAndSaysSoOnceThereIsACommission()
    {
        await app.RunJobAsync(Job);
        var order = await app.CashOrderAsync();
        await order.Seller.DeliverAsync(order.Id);
        await app.RunJobAsync(Job);
        var month = LocalDays.Of(app.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Istanbul"));
        await app.BeginMonthAsync();

        var failed = await RunAsync();
        Assert.Equal(JobOutcome.Failed, failed.Outcome);
        Assert.Equal($"commission of {month:yyyy-MM} is not invoiced: Documents:TaxId is empty", failed.Detail);
        Assert.Contains(app.Logs.All, line => line.Contains($"Job {Job} failed", StringComparison.Ordinal));
        Assert.Empty(await InvoicesAsync());
        using var support = await app.SupportAsync();
        using var panel = await Panel.SignedInAsync(app, support);
        Assert.Contains("(Documents:TaxId)", await panel.PageAsync("/admin/commission-invoices"), Ordinal);

        app.Services.GetRequiredService<IOptions<DocumentsOptions>>().Value.TaxId = "1234567890";
        var issued = await RunAsync();
        Assert.Equal(
            (JobOutcome.Succeeded, $"commission invoices issued: 1 of {month:yyyy-MM}"),
            (issued.Outcome, issued.Detail)
        );
        Assert.Equal("1234567890", Assert.Single(await InvoicesAsync()).Issuer.TaxId);
        Assert.DoesNotContain("(Documents:TaxId)", await panel.PageAsync("/admin/commission-invoices"), Ordinal);
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private async Task<JobRun> RunAsync()
    {
        var schedule = app.Services.GetServices<JobSchedule>().Single(s => s.Name == Job);
        await app.Services.GetRequiredService<JobRunner>().TryRunAsync(schedule, evenIfNotDue: true, default);
        return await app.QueryAsync(db =>
            db.JobRuns.Where(r => r.Name == Job).OrderByDescending(r => r.StartedAt).FirstAsync()
        );
    }

    private Task<List<CommissionInvoice>> InvoicesAsync() =>
        app.QueryAsync(db => db.Set<CommissionInvoice>().AsNoTracking().ToListAsync());
}
