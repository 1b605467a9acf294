using Marketplace.Modules.Analytics;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Api.OpenApi;

/// <summary>What each path and query parameter means, by its name.</summary>
internal static class ParameterNotes
{
    private static readonly Dictionary<string, string> ByName = new()
    {
        ["account"] = "Ledger account, for example seller_payable.",
        ["action"] = "Only entries of this action, for example seller.approve.",
        ["actorId"] = "Only entries of this account.",
        ["by"] = "What to rank by; score when omitted.",
        ["brand"] = "Only products of this brand, as a product or a facet names it.",
        ["buyerId"] = "Only orders of this buyer.",
        ["category"] = "Id or slug of a category; includes all its subcategories.",
        ["code"] = "The code, exactly as it is returned.",
        ["cursor"] = "page.nextCursor of the previous page; omit for the first page.",
        ["disputed"] = "true: only payments with a dispute that has not ended.",
        ["due"] = "Only payouts due on this day or before, YYYY-MM-DD.",
        ["eventId"] = "The provider's id of the event.",
        ["facets"] = "Also return counts by category, store, price, brand and option.",
        ["file"] = "File name, as in an image's url.",
        ["fileId"] = "Id of the file.",
        ["from"] = "First day, YYYY-MM-DD, in the time zone tz where there is one, else in that of payouts.",
        ["id"] = "Id of the resource.",
        ["idOrSlug"] = "Id or slug of the product or category.",
        ["ids"] = "Ids of variants with commas between, at most 50.",
        ["imageId"] = "Id of the image.",
        ["inStock"] = "true: only products with a unit for sale.",
        ["invoiceId"] = "Id of the invoice.",
        ["kind"] = "Only postings of this kind of entry, for example order_completed.",
        ["limit"] = "Rows per page, 1 to 100; default 20.",
        ["low"] = "true: only variants at or below their threshold.",
        ["maxPrice"] = "Highest price, in minor units.",
        ["metric"] = "Only this metric, for example activeListings.",
        ["minPrice"] = "Lowest price, in minor units.",
        ["mismatch"] = "true: only payments that do not match the provider's and are not resolved.",
        ["month"] = "Month in the marketplace's time zone, YYYY-MM.",
        ["name"] = "Name of the job.",
        ["number"] = "Number of an order or of its purchase, or its beginning; case and dash do not matter.",
        ["objectId"] = "Only entries about this object.",
        ["objectType"] = "Only entries about objects of this type, for example seller.",
        ["parcelId"] = "Id of the parcel.",
        ["purchaseId"] = "Id of the purchase.",
        ["returnId"] = "Id of the return.",
        ["orderId"] = "Only returns of this order.",
        ["paymentId"] = "Only entries of this payment.",
        ["photoId"] = "Id of the photo.",
        ["product"] = "Folder, as in an image's url.",
        ["productId"] = "Id of the product.",
        ["provider"] = "Name of the payment provider, for example stripe.",
        ["q"] = "Words to search for; case and Turkish diacritics are ignored.",
        ["range"] = "Period to report on, for example 30d.",
        ["unassigned"] = "true: only payments with a refund made at the provider that is not assigned yet.",
        ["refId"] = "Only entries about this order, invoice or payment.",
        ["refund"] = "Only payments that have a refund in this status.",
        ["runId"] = "Only payouts that this run made.",
        ["seller"] = "Id of a store.",
        ["sellerId"] = "Id of the store.",
        ["slug"] = "Slug of the store.",
        ["sessionId"] = "Id of the session.",
        ["sort"] = "Order of the rows.",
        ["state"] = "Only events in this state.",
        ["status"] = "Only rows in this status.",
        ["thumbnail"] = "true: a small WebP of the picture; a PDF has none.",
        ["to"] = "Last day in the time zone tz, included, YYYY-MM-DD.",
        ["tz"] =
            "IANA time zone of the days, for example Europe/Berlin or UTC; when omitted, the marketplace's "
            + "(Europe/Istanbul unless the deployment sets another).",
        ["threadId"] = "Id of the thread, which is that of its order.",
        ["messageId"] = "Id of the message.",
        ["unread"] = "true: only rows that are not read; false: only those that are.",
        ["variantId"] = "Id of the variant.",
        ["visibility"] = "Only products that are hidden for this reason; none: visible ones.",
        ["window"] = "Period to rank: 7d, 30d or 90d.",
    };

    private static readonly Dictionary<string, IReadOnlyList<string>> Allowed = new()
    {
        ["metric"] = UsageMetrics.All,
        ["range"] = [.. ReportRange.Lengths.Keys],
        ["window"] = [.. PopularityWindow.All.Select(window => window.Name)],
    };

    /// <summary>The values a text parameter may have; null if there are too many to list.</summary>
    public static IReadOnlyList<string>? AllowedOf(string name) => Allowed.GetValueOrDefault(name);

    /// <summary>The meaning of a parameter; null if there is none.</summary>
    public static string? Of(string name) => ByName.GetValueOrDefault(name);
}
