using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>Each store gets one document of each month's commission, whatever happens to the job.</summary>
public sealed class CommissionInvoiceTests(ShopApp app) : IClassFixture<ShopApp>
{
    private const string Job = "payments.issue-commission-invoices";

    [Fact]
    public async Task Run_MonthOver_InvoicesItsCommissionByOrderOnce()
    {
        var month = await app.BeginMonthAsync();
        Sale[] sales = [await app.PaidOrderAsync(1), await app.PaidOrderAsync(2, quantity: 3)];
        await app.RunJobAsync(Job);
        Assert.Empty(await InvoicesAsync(month));

        await app.BeginMonthAsync();
        await app.RunJobAsync(Job);

        var invoice = Assert.Single(await InvoicesAsync(month));
        Assert.Equal((CommissionInvoiceKind.Invoice, app.Seller.SellerId), (invoice.Kind, invoice.SellerId));
        var commission = await Task.WhenAll(sales.Select(s => app.CommissionOfAsync(s.OrderId)));
        Assert.Equal(commission.Sum(), invoice.NetMinor);
        Assert.Equal(commission.Sum(c => new Money(c, "TRY").ApplyRate(2000).Amount), invoice.TaxMinor);
        Assert.Equal(sales.Select(s => s.OrderId).Order(), invoice.Lines.Select(l => l.OrderId).Order());
        Assert.StartsWith("KOM-", invoice.Number, StringComparison.Ordinal);

        await app.DrainAsync();
        Assert.Equal(1, await EventsAsync(invoice));
        Assert.Contains(invoice.Number, await app.LastMailAsync(app.Seller.Email), StringComparison.Ordinal);
        await app.RunJobAsync(Job);
        Assert.Single(await InvoicesAsync(month));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Run_MoreGivenBackThanCharged_IsACreditNote()
    {
        await app.BeginMonthAsync();
        var sale = await app.PaidOrderAsync(3);
        var commission = await app.CommissionOfAsync(sale.OrderId);
        var month = await app.BeginMonthAsync();
        await app.CancelAsync(sale);
        await PayBack.AllAsync(app, sale.PaymentId);
        var next = await app.BeginMonthAsync();
        await app.RunJobAsync(Job);

        var note = Assert.Single(await InvoicesAsync(month));
        Assert.Equal((CommissionInvoiceKind.CreditNote, commission), (note.Kind, note.NetMinor));
        Assert.Equal(commission, Assert.Single(note.Lines).NetMinor);
        Assert.Empty(await InvoicesAsync(next));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Run_SoldAndGivenBackInOneMonth_IsNothing()
    {
        var month = await app.BeginMonthAsync();
        var sale = await app.PaidOrderAsync(4);
        await app.CancelAsync(sale);
        await PayBack.AllAsync(app, sale.PaymentId);
        await app.BeginMonthAsync();
        await app.RunJobAsync(Job);
        Assert.Empty(await InvoicesAsync(month));
        await app.AssertInvariantsAsync();
    }

    /// <summary>Several machines at once, after a run that was stopped behind the first store.</summary>
    [Fact]
    public async Task Run_StoppedThenManyAtOnce_EachStoreHasOneAndNoNumberIsMissing()
    {
        var month = await app.BeginMonthAsync();
        await app.PaidOrderAsync(5);
        for (var store = 0; store < 4; store++)
        {
            var order = await app.CashOrderAsync();
            await order.Seller.DeliverAsync(order.Id);
        }

        await app.BeginMonthAsync();
        var period = (await app.InScopeAsync<CommissionMonthStore, CommissionPeriod?>(s => s.NextDueAsync(default)))!;
        while (period.Month < month)
        {
            await app.InScopeAsync<CommissionMonthService, IssuedMonth?>(s => s.IssueNextAsync(default));
            period = (await app.InScopeAsync<CommissionMonthStore, CommissionPeriod?>(s => s.NextDueAsync(default)))!;
        }

        var commissions = await app.InScopeAsync<MonthlyCommissionQueries, IReadOnlyList<SellerCommission>>(q =>
            q.OfAsync(period, default)
        );
        Assert.True(
            await app.InScopeAsync<CommissionInvoiceService, bool>(s => s.IssueAsync(month, commissions[0], default))
        );

        await Races.AtOnceAsync(
            6,
            _ => app.InScopeAsync<CommissionMonthService, IssuedMonth?>(s => s.IssueNextAsync(default))
        );

        var invoices = await InvoicesAsync(month);
        Assert.Equal(commissions.Select(c => c.SellerId), invoices.Select(i => i.SellerId).Order());
        Assert.Equal(5, invoices.Count);
        await app.AssertInvariantsAsync();
    }

    [Theory]
    [InlineData("UPDATE payments.commission_invoices SET net_minor = net_minor + 1")]
    [InlineData("DELETE FROM payments.commission_invoice_lines")]
    [InlineData("UPDATE payments.commission_invoice_lines SET net_minor = 0")]
    public async Task Change_Issued_IsRefused(string change)
    {
        await app.BeginMonthAsync();
        await app.PaidOrderAsync(6);
        await app.BeginMonthAsync();
        await app.RunJobAsync(Job);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => app.ExecuteAsync(change));
        Assert.Equal("23001", refused.SqlState);
    }

    private Task<long> EventsAsync(CommissionInvoice invoice) =>
        app.ScalarAsync<long>(
            $"""
            SELECT COUNT(*) FROM platform.outbox_messages
            WHERE type = 'marketplace.payments.commission-invoice-issued.v1'
              AND payload::text LIKE '%{invoice.Number}%'
            """
        );

    private Task<List<CommissionInvoice>> InvoicesAsync(DateOnly month) =>
        app.QueryAsync(db =>
            db.Set<CommissionInvoice>().AsNoTracking().Include(i => i.Lines).Where(i => i.Month == month).ToListAsync()
        );
}
