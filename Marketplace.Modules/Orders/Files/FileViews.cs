using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>A file of a message or a photo of a return.</summary>
/// <param name="ContentType">image/jpeg, image/png, image/webp or application/pdf.</param>
/// <param name="Width">Pixels; null for a PDF.</param>
/// <param name="Height">Pixels; null for a PDF.</param>
/// <param name="Url">Address on this API, to be read with your access token.</param>
/// <param name="ThumbnailUrl">Address of a small picture of it; null for a PDF.</param>
public sealed record FileView(
    Guid Id,
    string ContentType,
    int Bytes,
    int? Width,
    int? Height,
    string Url,
    string? ThumbnailUrl
)
{
    private const string Api = "/api/v1";

    /// <summary>A file of a message, with the address at which its reader finds it.</summary>
    internal static FileView OfMessage(OrderFile file, Guid orderId, OrderActor reader) =>
        Of(
            file,
            reader.Type switch
            {
                OrderActorType.Buyer => $"{Api}/orders/{orderId}/messages/files",
                OrderActorType.Seller => $"{Api}/seller/{reader.SellerId}/threads/{orderId}/files",
                _ => $"{Api}/admin/orders/{orderId}/messages/files",
            }
        );

    /// <summary>A photo of a return, with the address at which its viewer finds it.</summary>
    internal static FileView OfReturn(OrderFile file, OrderActor viewer) =>
        Of(
            file,
            viewer.Type switch
            {
                OrderActorType.Buyer => $"{Api}/returns/{file.ReturnId}/photos",
                OrderActorType.Seller => $"{Api}/seller/{viewer.SellerId}/returns/{file.ReturnId}/photos",
                _ => $"{Api}/admin/returns/{file.ReturnId}/photos",
            }
        );

    private static FileView Of(OrderFile file, string folder) =>
        new(
            file.Id,
            file.ContentType!,
            file.Bytes,
            file.Width,
            file.Height,
            $"{folder}/{file.Id}",
            file.IsPicture ? $"{folder}/{file.Id}?thumbnail=true" : null
        );
}

/// <summary>The bytes of a file.</summary>
/// <param name="Name">A name for saving it; ours, as names that people give tell of them.</param>
public sealed record OpenedFile(Guid Id, string ContentType, string Name, bool IsThumbnail, Stream Content)
{
    internal static OpenedFile Of(OrderFile file, bool isThumbnail, Stream content) =>
        new(
            file.Id,
            isThumbnail ? PrivateFileKey.ThumbnailType : file.ContentType!,
            $"{file.Id}{(file.IsPicture ? "" : ".pdf")}",
            isThumbnail,
            content
        );

    /// <summary>Whether it is shown as a picture; anything else is only saved.</summary>
    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);
}
