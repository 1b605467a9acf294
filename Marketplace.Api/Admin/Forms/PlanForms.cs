using System.Globalization;
using Marketplace.Api.Subscriptions;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Subscriptions;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Admin.Forms;

/// <summary>Forms that create plans and plan versions, validated with the API's rules.</summary>
public static class PlanForms
{
    private const string List = AdminComposition.Root + "/plans";

    public static async Task<IResult> Create(
        AdminForm form,
        PlanService plans,
        IOptions<MarketplaceOptions> marketplace,
        CancellationToken cancellationToken
    )
    {
        var request = new CreatePlanRequest(
            form.Text("code"),
            form.Text("nameTr"),
            form.Text("nameEn"),
            Number(form, "sort"),
            Terms(form, marketplace.Value.Currency)
        );
        if (AdminForm.Check(new CreatePlanValidator(), request) is { } refusal)
            return form.Back(List, refusal, "");
        if (!form.IsConfirmed)
            return form.AskToConfirm(List, PlanFacts.Of(form.Texts, request.Terms!));
        var plan = await plans.CreateAsync(
            form.Actor,
            new(request.Code!, request.NameTr!, request.NameEn!, request.Sort!.Value, request.Terms!.ToTerms()),
            cancellationToken
        );
        return form.Back(plan.Succeeded ? PageOf(request.Code!) : List, plan, form.Texts.PlanCreated);
    }

    public static async Task<IResult> AddVersion(
        string code,
        AdminForm form,
        PlanService plans,
        IOptions<MarketplaceOptions> marketplace,
        CancellationToken cancellationToken
    )
    {
        var day = DateOnly.TryParseExact(
            form.Text("effectiveOn"),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var from
        )
            ? from
            : (DateOnly?)null;
        var start = day is { } date ? LocalDays.StartOf(date, marketplace.Value.Zone) : (DateTimeOffset?)null;
        var request = new AddPlanVersionRequest(Terms(form, marketplace.Value.Currency), start);
        if (AdminForm.Check(new AddPlanVersionValidator(), request) is { } refusal)
            return form.Back(PageOf(code), refusal, "");
        if (!form.IsConfirmed)
        {
            return form.AskToConfirm(
                PageOf(code),
                [
                    .. PlanFacts.Of(form.Texts, request.Terms!),
                    (form.Texts.EffectiveFrom, start is { } at ? form.Texts.Day(at) : form.Texts.Immediately),
                ]
            );
        }
        return form.Back(
            PageOf(code),
            await plans.AddVersionAsync(form.Actor, code, request.Terms!.ToTerms(), start, cancellationToken),
            form.Texts.PlanVersionAdded
        );
    }

    public static async Task<IResult> Change(
        string code,
        AdminForm form,
        PlanService plans,
        CancellationToken cancellationToken
    )
    {
        var request = new ChangePlanRequest(
            form.Text("nameTr"),
            form.Text("nameEn"),
            Number(form, "sort"),
            form.Text("active") == "true"
        );
        if (AdminForm.Check(new ChangePlanValidator(), request) is { } refusal)
            return form.Back(PageOf(code), refusal, "");
        var version = long.TryParse(
            form.Text("version"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var expected
        )
            ? expected
            : -1;
        return form.Back(
            PageOf(code),
            await plans.ChangeAsync(
                form.Actor,
                code,
                new(request.NameTr, request.NameEn, request.Sort, request.Active, version),
                cancellationToken
            ),
            form.Texts.PlanChanged
        );
    }

    private static PlanTermsRequest Terms(AdminForm form, string currency)
    {
        var price = DecimalText.Parse(form.Text("price"), Currencies.Exponent(currency)) is { } minor
            ? new Money(minor, currency)
            : (Money?)null;
        var limits = PlanMetrics.All.ToDictionary(
            metric => metric,
            metric => (long)(Number(form, "limit-" + metric) ?? -1)
        );
        var features = form.Text("features")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new(
            price,
            Enum.TryParse<PlanPeriod>(form.Text("period"), out var period) ? period : null,
            limits,
            Number(form, "analyticsDays"),
            features,
            DecimalText.Parse(form.Text("commission"), 2) is { } bps and <= int.MaxValue ? (int)bps : null
        );
    }

    private static int? Number(AdminForm form, string name) =>
        int.TryParse(form.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string PageOf(string code) => $"{List}/{Uri.EscapeDataString(code)}";
}
