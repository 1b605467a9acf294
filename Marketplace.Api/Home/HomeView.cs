using Marketplace.Api.Http;
using Marketplace.Api.Payments;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Overview;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Users;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Home;

/// <summary>The first page of a development instance.</summary>
internal static class HomeView
{
    private const int MailsOnHome = 5;

    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-src 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'";

    private static readonly IReadOnlyList<HomePlace> OwnPlaces =
    [
        new(
            "/admin",
            new("Yönetim paneli", "Admin panel"),
            new("Mağazalar, siparişler, para", "Stores, orders, money")
        ),
        new("/scalar", new("API belgeleri", "API reference"), new("Her uç noktayı deneyin", "Try every endpoint")),
        new("/mails", new("E-postalar", "Mails"), new("Gönderilmek yerine burada", "Kept here, not sent")),
    ];

    internal static async Task<IResult> ShowAsync(
        HttpContext context,
        IOptions<MarketplaceOptions> marketplace,
        OverviewQueries overview,
        DevelopmentMailbox mailbox,
        IUserRepository users,
        CancellationToken cancellationToken
    )
    {
        if (!LocalOnly.Admits(context))
            return HomePages.ShowFrontDoor(context, marketplace);
        var figures = await overview.NowAsync(cancellationToken);
        var mails = await mailbox.ListAsync(MailsOnHome, cancellationToken);
        var hasAccounts =
            await users.ReadByEmailAsync(DevelopmentAccounts.Email("admin"), cancellationToken) is not null;
        return Page<HomePage>(
            context,
            (nameof(HomePage.Name), marketplace.Value.Name),
            (nameof(HomePage.Currency), marketplace.Value.Currency),
            (nameof(HomePage.Figures), figures),
            (nameof(HomePage.Mails), mails),
            (nameof(HomePage.Places), PlacesOf(context)),
            (nameof(HomePage.HasAccounts), hasAccounts)
        );
    }

    /// <summary>Renders a page in the language that the browser prefers, or that the address names.</summary>
    internal static RazorComponentResult<T> Page<T>(
        HttpContext context,
        params IReadOnlyList<(string Name, object? Value)> values
    )
        where T : IComponent
    {
        var language = Language.Find(context.Request.Query["language"]) ?? RequestLanguage.Of(context);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "no-store";
        headers.ContentLanguage = language.Code;
        headers["X-Robots-Tag"] = "noindex";
        var parameters = values.ToDictionary(value => value.Name, value => value.Value);
        parameters["Text"] = new HomeTexts(language);
        return new(parameters);
    }

    private static IReadOnlyList<HomePlace> PlacesOf(HttpContext context)
    {
        var services = context.RequestServices;
        var stripe = services.GetRequiredService<IOptions<StripeOptions>>().Value;
        var marketplace = services.GetRequiredService<IOptions<MarketplaceOptions>>().Value;
        List<HomePlace> places = [.. ShopsOf(marketplace), .. OwnPlaces];
        if (SimulatorRemote.IsBehind(stripe))
        {
            places.Add(
                new(
                    new Uri(stripe.ApiBase).GetLeftPart(UriPartial.Authority),
                    new("Ödeme simülatörü", "Payment simulator"),
                    new("Ödeme sayfaları ve sonuçları", "Checkout pages and outcomes")
                )
            );
        }

        if (marketplace.DashboardUrl.Length > 0)
        {
            places.Add(
                new(
                    marketplace.DashboardUrl,
                    new("Aspire panosu", "Aspire dashboard"),
                    new("Kaynaklar, günlükler, izler", "Resources, logs, traces")
                )
            );
        }

        places.Add(new("/health", new("Durum", "Health"), new("Sunucu çalışıyor mu", "Whether the server is up")));
        return places;
    }

    private static IEnumerable<HomePlace> ShopsOf(MarketplaceOptions marketplace)
    {
        if (marketplace.WebUrl.Length > 0)
        {
            yield return new(
                marketplace.WebUrl,
                new("Mağaza", "Shop"),
                new("Alıcıların gördüğü, satın aldığı yer", "Where buyers look and buy")
            );
        }

        if (marketplace.SellerUrl.Length > 0)
        {
            yield return new(
                marketplace.SellerUrl,
                new("Satıcı paneli", "Seller board"),
                new("Siparişler, kargolar, iadeler", "Orders, parcels, returns")
            );
        }
    }
}

/// <summary>A place that the first page leads to.</summary>
public sealed record HomePlace(string Url, LocalizedText Name, LocalizedText Note);
