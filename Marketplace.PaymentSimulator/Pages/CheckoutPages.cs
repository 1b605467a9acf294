using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Pages;

/// <summary>The hosted checkout page and the bank's approval page: plain forms, no script.</summary>
public static class CheckoutPages
{
    /// <summary>Maps the pages.</summary>
    public static void MapCheckoutPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/checkout/{id}", ShowCheckout);
        routes.MapPost("/checkout/{id}", PayAsync);
        routes.MapGet("/authenticate/{id}", ShowBank);
        routes.MapPost("/authenticate/{id}", AuthenticateAsync);
        routes.MapGet(
            "/assets/simulator.css",
            (HttpContext http) =>
            {
                http.Response.Headers.CacheControl = "public, max-age=300";
                return Results.Stream(
                    typeof(CheckoutPages).Assembly.GetManifestResourceStream("simulator.css")!,
                    "text/css; charset=utf-8"
                );
            }
        );
    }

    private static IResult ShowCheckout(
        HttpContext http,
        CheckoutPageService page,
        TimeProvider clock,
        string id,
        string? card,
        string? refused
    )
    {
        var session = page.Show(id);
        var language = Language.Of(http.Request, session?.Locale);
        if (session is not { Status: "open" })
            return Closed(session, language);

        var form = CardForm.Prefilled(
            language,
            TestCards.Find(card) ?? TestCards.Default,
            session,
            clock.GetUtcNow().Year
        );
        return Checkout(session, form, refused, StatusCodes.Status200OK);
    }

    private static async Task<IResult> PayAsync(
        HttpContext http,
        CheckoutPageService page,
        TimeProvider clock,
        string id,
        CancellationToken cancellationToken
    )
    {
        var session = page.Show(id);
        var language = Language.Of(http.Request, session?.Locale);
        if (session is not { Status: "open" })
            return Closed(session, language);
        if (!http.Request.HasFormContentType)
            return Results.BadRequest();

        var sent = await http.Request.ReadFormAsync(cancellationToken);
        var decline = sent["action"] == "decline";
        var form = CardForm.Read(language, sent, clock.GetUtcNow());
        if (!decline && form.Errors.Count > 0)
            return Checkout(session, form, refused: null, StatusCodes.Status422UnprocessableEntity);

        return Redirect(http, language, () => page.Pay(id, form, decline), () => Closed(page.Show(id), language));
    }

    private static IResult ShowBank(HttpContext http, CheckoutPageService page, string id)
    {
        var payment = page.ShowBank(id);
        var language = Language.Of(http.Request, payment?.Session?.Locale);
        return payment is { Status: "requires_action" }
            ? new Page<BankPage>(new() { ["Language"] = language, ["Payment"] = payment })
            : Closed(payment?.Session, language);
    }

    private static async Task<IResult> AuthenticateAsync(
        HttpContext http,
        CheckoutPageService page,
        string id,
        CancellationToken cancellationToken
    )
    {
        if (!http.Request.HasFormContentType)
            return Results.BadRequest();

        var approved = (await http.Request.ReadFormAsync(cancellationToken))["action"] == "approve";
        var language = Language.Of(http.Request, page.ShowBank(id)?.Session?.Locale);
        return Redirect(
            http,
            language,
            () => page.Authenticate(id, approved),
            () => Closed(page.ShowBank(id)?.Session, language)
        );
    }

    // The payment may have been completed elsewhere, for example in another tab, since the page was shown.
    private static IResult Redirect(HttpContext http, Language language, Func<string> action, Func<IResult> tooLate)
    {
        try
        {
            var address = action();
            var isLocal = address.StartsWith('/');
            http.Response.Headers.Location = isLocal
                ? $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language.Tag}"
                : address;
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }
        catch (RefusedException)
        {
            return tooLate();
        }
    }

    private static Page<CheckoutPage> Checkout(CheckoutView session, CardForm form, string? refused, int status) =>
        new(
            new()
            {
                ["Session"] = session,
                ["Form"] = form,
                ["Refused"] = refused,
            },
            status
        );

    private static Page<ClosedPage> Closed(CheckoutView? session, Language language) =>
        new(
            new() { ["Session"] = session, ["Language"] = language },
            session switch
            {
                null => StatusCodes.Status404NotFound,
                { Status: "expired" } => StatusCodes.Status410Gone,
                _ => StatusCodes.Status200OK,
            }
        );
}
