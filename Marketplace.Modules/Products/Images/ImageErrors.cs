using Marketplace.Foundation;

namespace Marketplace.Modules.Products;

/// <summary>Refusals about pictures.</summary>
public static class ImageErrors
{
    /// <summary>The file has more bytes than are taken.</summary>
    public static Error TooLarge(int maxBytes) =>
        PlatformErrors.MediaTooLarge.With(("maxBytes", maxBytes), ("maxMegabytes", maxBytes / (1024 * 1024)));

    public static readonly ErrorDefinition StoreFailed = new(
        "image.store_unavailable",
        ErrorKind.Unavailable,
        new("Görsel saklanamıyor", "Image cannot be stored"),
        new(
            "Görsel deposu dolu ya da ulaşılamıyor; hiçbir şey kaydedilmedi.",
            "The image store is full or unavailable; nothing was saved."
        )
    );

    public static readonly ErrorDefinition Unreadable = new(
        "image.unreadable",
        ErrorKind.Unprocessable,
        new("Görsel okunamıyor", "Image cannot be read"),
        new(
            "Dosya bozuk ya da eksik; görseli yeniden dışa aktarıp gönderin.",
            "The file is damaged or incomplete; export the image again and send it anew."
        )
    );

    public static readonly ErrorDefinition TooManyPixels = new(
        "image.too_many_pixels",
        ErrorKind.Unprocessable,
        new("Görsel çok büyük", "Image has too many pixels"),
        new(
            "Görsel {width} × {height} piksel; en fazla {maxPixels} piksel olabilir. Küçültüp yeniden gönderin.",
            "The image is {width} × {height}; it may have at most {maxPixels} pixels. "
                + "Make it smaller and send it again."
        )
    );

    public static readonly ErrorDefinition StorageFull = new(
        "image.storage_full",
        ErrorKind.Forbidden,
        new("Görsel alanı dolu", "Image storage full"),
        new(
            "Mağazanızın görselleri {limitMegabytes} MB alanın {usedMegabytes} MB'ını kullanıyor. Görsel silin "
                + "(silinenler bir saat daha sayılır); onaylı mağazaların ve büyük planların alanı daha geniştir.",
            "The images of your store use {usedMegabytes} of {limitMegabytes} MB. Delete images "
                + "(they count for one more hour); approved stores and larger plans have more room."
        )
    );

    public static readonly ErrorDefinition Order = new(
        "image.order_mismatch",
        ErrorKind.Unprocessable,
        new("Görsel sırası eksik", "Image order incomplete"),
        new(
            "Sıralama ürünün bütün görsellerini birer kez içermeli.",
            "The order must list every image of the product exactly once."
        )
    );

    public static readonly ErrorSet All = new([StoreFailed, Unreadable, TooManyPixels, StorageFull, Order]);
}
