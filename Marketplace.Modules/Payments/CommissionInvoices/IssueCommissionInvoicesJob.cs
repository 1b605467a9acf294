using System.Globalization;
using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Invoices the commission of every month that is over.</summary>
internal sealed class IssueCommissionInvoicesJob(CommissionMonthService months) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var done = new List<string>();
        while (await months.IssueNextAsync(cancellationToken) is { } month)
            done.Add(string.Create(CultureInfo.InvariantCulture, $"{month.Issued} of {month.Month:yyyy-MM}"));
        return done.Count == 0 ? null : $"commission invoices issued: {string.Join(", ", done)}";
    }
}
