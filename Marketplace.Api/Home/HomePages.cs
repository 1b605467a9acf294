using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Home;

/// <summary>What a browser sees at the address of the Api itself.</summary>
/// <remarks>A development instance shows its start page, mails and sign-ins, to browsers on the same machine. A
/// deployment leads to the shop, or says where documentation and health are. Source: decision 0030.</remarks>
public static class HomePages
{
    /// <summary>Maps the first page, and in development what it links to.</summary>
    public static void MapHomePages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.MapGet("/", ShowFrontDoor).AllowAnonymous().ExcludeFromDescription();
            return;
        }

        var pages = app.MapGroup("").AllowAnonymous().ExcludeFromDescription().DisableAntiforgery();
        pages.MapGet("/", HomeView.ShowAsync);
        pages.MapDevelopmentMails();
        pages.MapDevelopmentSignIn();
    }

    /// <summary>The first page of a deployment.</summary>
    public static IResult ShowFrontDoor(HttpContext context, IOptions<MarketplaceOptions> options) =>
        options.Value.WebUrl.Length > 0
            ? TypedResults.Redirect(options.Value.WebUrl)
            : new PlainPage(
                new(options.Value.Name, options.Value.Name),
                new(
                    "Burada pazaryerinin API'si çalışıyor. Sunucunun durumu /health adresinde.",
                    "This is the API of the marketplace. The state of the server is at /health."
                ),
                "M",
                PlainPage.Busy
            )
            {
                Link = (new("API belgeleri", "API documentation"), "/scalar"),
            }.In(RequestLanguage.Of(context));
}
