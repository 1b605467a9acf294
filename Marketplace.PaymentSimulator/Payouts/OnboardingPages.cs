using Marketplace.PaymentSimulator.Pages;
using Marketplace.PaymentSimulator.Store;

namespace Marketplace.PaymentSimulator.Payouts;

/// <summary>The page on which the holder of an account says who they are: a plain form, no script.</summary>
public static class OnboardingPages
{
    /// <summary>Maps the page.</summary>
    public static void MapOnboardingPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/onboarding/{id}", Show);
        routes.MapPost("/onboarding/{id}", FinishAsync);
    }

    private static IResult Show(HttpContext http, SimulatorState state, AccountService accounts, string id)
    {
        lock (state.Sync)
        {
            var link = accounts.FindOpen(id);
            return link is null && state.AccountLinks.TryGet(id, out var over)
                ? Results.Redirect(over.RefreshUrl)
                : new Page<OnboardingPage>(
                    new() { ["Language"] = Language.Of(http.Request), ["Link"] = link },
                    link is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK
                );
        }
    }

    private static async Task<IResult> FinishAsync(
        HttpContext http,
        SimulatorState state,
        AccountService accounts,
        string id,
        CancellationToken cancellationToken
    )
    {
        if (!http.Request.HasFormContentType)
            return Results.BadRequest();
        var form = await http.Request.ReadFormAsync(cancellationToken);
        lock (state.Sync)
        {
            if (accounts.FindOpen(id) is not { } link)
                return Show(http, state, accounts, id);
            link.Used = true;
            if (form["action"] == "finish")
                accounts.Change(link.Account, canBePaid: true, PayoutControlEndpoints.CourseOf(form["course"]), null);
            http.Response.Headers.Location = link.ReturnUrl;
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }
    }
}
