using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Documents;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Invoices the commission of every month that is over.</summary>
/// <remarks>Errors: in production nothing is issued, and the run fails with what to set, while a month is due and the
/// marketplace has no tax number: an invoice without it could not be corrected.</remarks>
internal sealed class IssueCommissionInvoicesJob(
    CommissionMonthService months,
    IOptions<DocumentsOptions> documents,
    IHostEnvironment environment
) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        if (!documents.Value.MayIssue(environment))
        {
            return await months.NextDueAsync(cancellationToken) is { } due
                ? throw new JobAlertException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"commission of {due:yyyy-MM} is not invoiced: Documents:TaxId is empty"
                    )
                )
                : null;
        }

        var done = new List<string>();
        while (await months.IssueNextAsync(cancellationToken) is { } month)
            done.Add(string.Create(CultureInfo.InvariantCulture, $"{month.Issued} of {month.Month:yyyy-MM}"));
        return done.Count == 0 ? null : $"commission invoices issued: {string.Join(", ", done)}";
    }
}
