using System.Globalization;
using Marketplace.Api.Orders;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Orders;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Admin.Forms;

/// <summary>The form that adds a version of a text that buyers agree to, validated with the API's rules.</summary>
public static class SalesContractForms
{
    private const string List = AdminComposition.Root + "/contract-templates";

    public static async Task<IResult> Add(
        AdminForm form,
        SalesContractTemplateService templates,
        IOptions<MarketplaceOptions> marketplace,
        CancellationToken cancellationToken
    )
    {
        var request = new AddContractTemplateRequest(
            Enum.TryParse<SalesContractKind>(form.Text("kind"), out var kind) ? kind : null,
            form.Text("locale"),
            form.Text("body"),
            StartOf(form.Text("effectiveOn"), marketplace.Value.Zone)
        );
        return AdminForm.Check(new AddContractTemplateRequest.Validator(), request) is { } refusal
            ? form.Back(List, (Result)refusal, "")
            : form.Back(
                List,
                await templates.AddAsync(form.Actor, request.ToCommand(), cancellationToken),
                form.Texts.ContractTextAdded
            );
    }

    private static DateTimeOffset? StartOf(string day, TimeZoneInfo zone) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? LocalDays.StartOf(date, zone)
            : null;
}
