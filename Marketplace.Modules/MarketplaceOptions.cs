using Marketplace.Foundation;
using Marketplace.Modules.Products;

namespace Marketplace.Modules;

/// <summary>Deployment-wide settings.</summary>
public sealed class MarketplaceOptions : ICheckedOptions
{
    public const string Section = "Marketplace";
    private const int MaxNameLength = 60;
    private const int MaxAddressLength = 200;

    /// <summary>Currency of all carts, orders and the ledger (ISO 4217).</summary>
    public string Currency { get; set; } = "TRY";

    /// <summary>What the marketplace is called in mails and on payment pages.</summary>
    public string Name { get; set; } = "Marketplace";

    /// <summary>Postal address in the footer of mails, on one line; empty leaves it out.</summary>
    public string PostalAddress { get; set; } = "";

    /// <summary>IANA time zone of the marketplace's days: the panel, figures of today, date filters, reports and
    /// mails.</summary>
    public string TimeZone { get; set; } = "Europe/Istanbul";

    /// <summary>Public base URL of the Api, without a trailing slash; used in invoice links and in <c>type</c> of
    /// problem responses.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Base URL of the shop's web pages, to which mails link (<see cref="ShopLinkService"/>), without a
    /// trailing slash; empty means that there are only the few which the Api serves.</summary>
    public string WebUrl { get; set; } = "";

    /// <summary>Base URL of the sellers' web pages, to which their mails link, without a trailing slash; empty means
    /// <c>/seller</c> of <see cref="WebUrl"/>.</summary>
    public string SellerUrl { get; set; } = "";

    /// <summary>The Aspire dashboard, to which the first page of a development instance links; empty for
    /// none.</summary>
    public string DashboardUrl { get; set; } = "";

    /// <summary>Directory for stored files (product images and private files); not needed with blob containers for
    /// both.</summary>
    public string DataDirectory { get; set; } = "";

    /// <summary>Blob storage for product images, used instead of the directory.</summary>
    public ImageStoreOptions Images { get; set; } = new();

    /// <summary>Blob storage for files that only some may read, used instead of the directory.</summary>
    public ImageStoreOptions Files { get; set; } = new();

    /// <summary>Base URL of links in account mails.</summary>
    public string PagesUrl => WebUrl.Length > 0 ? WebUrl : PublicUrl;

    /// <summary>The zone of <see cref="TimeZone"/>.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>The marketplace's calendar day of an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => LocalDays.Of(instant, Zone);

    public IEnumerable<OptionProblem> Check()
    {
        if (!Currencies.IsKnown(Currency))
            yield return new($"{Section}:Currency", "one of " + string.Join(", ", Currencies.All), "TRY");
        if (string.IsNullOrWhiteSpace(Name) || !IsLine(Name, MaxNameLength))
            yield return new($"{Section}:Name", $"one line of 1 to {MaxNameLength} characters", "Pazar");
        if (!IsLine(PostalAddress, MaxAddressLength))
        {
            yield return new(
                $"{Section}:PostalAddress",
                $"one line of at most {MaxAddressLength} characters, or empty",
                "Pazar A.Ş., Moda Cad. 1, 34710 Kadıköy/İstanbul"
            );
        }
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) || !zone.HasIanaId)
            yield return new($"{Section}:TimeZone", "an IANA time zone", "Europe/Istanbul");
        foreach (var problem in CheckAddresses().Concat(CheckStores()))
            yield return problem;
    }

    private IEnumerable<OptionProblem> CheckAddresses()
    {
        if (!IsAddress(PublicUrl))
        {
            yield return new(
                $"{Section}:PublicUrl",
                "an absolute http(s) address without a slash at the end",
                "https://api.example.com"
            );
        }

        foreach (
            var (key, url, example) in new[]
            {
                (nameof(WebUrl), WebUrl, "https://shop.example.com"),
                (nameof(SellerUrl), SellerUrl, "https://sellers.example.com"),
                (nameof(DashboardUrl), DashboardUrl, "http://localhost:15000"),
            }
        )
        {
            if (url.Length > 0 && !IsAddress(url))
            {
                yield return new(
                    $"{Section}:{key}",
                    "an absolute http(s) address without a slash at the end, or empty",
                    example
                );
            }
        }

        if (DataDirectory.Length == 0 && !(Images.InBlobs && Files.InBlobs))
        {
            yield return new(
                $"{Section}:DataDirectory",
                $"a writable directory, unless {ImageStoreOptions.Images}:BlobContainerUri and "
                    + $"{ImageStoreOptions.Files}:BlobContainerUri are given",
                "/var/lib/marketplace"
            );
        }
    }

    private IEnumerable<OptionProblem> CheckStores()
    {
        foreach (var problem in Images.Check(ImageStoreOptions.Images, "product-images"))
            yield return problem;
        foreach (var problem in Files.Check(ImageStoreOptions.Files, "private-files"))
            yield return problem;
        // Whatever no product shows is swept from the images' container.
        if (Files.InBlobs && Files.BlobContainerUri.TrimEnd('/') == Images.BlobContainerUri.TrimEnd('/'))
        {
            yield return new(
                $"{ImageStoreOptions.Files}:BlobContainerUri",
                "another container than that of the images",
                "https://account.blob.core.windows.net/private-files"
            );
        }
    }

    private static bool IsLine(string text, int length) => text.Length <= length && !text.Any(char.IsControl);

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && !text.EndsWith('/');
}
