using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Refusals about the files of messages and returns.</summary>
public static class FileErrors
{
    public static readonly ErrorDefinition Unsupported = new(
        "file.unsupported",
        ErrorKind.UnsupportedMedia,
        new("Desteklenmeyen dosya türü", "Unsupported file type"),
        new(
            "Yalnızca JPEG, PNG, WebP ve PDF dosyaları gönderilebilir. Türü dosyanın adı değil içeriği belirler.",
            "Only JPEG, PNG, WebP and PDF files can be sent. What counts is the content, not the name."
        )
    );

    public static readonly ErrorDefinition NotAttachable = new(
        "file.not_attachable",
        ErrorKind.Unprocessable,
        new("Dosya eklenemiyor", "File cannot be attached"),
        new(
            "Her dosya onu yükleyen kişi tarafından, süresi dolmadan ve yalnızca bir kez eklenebilir. İadelere "
                + "yalnızca fotoğraf eklenir. Dosyayı yeniden yükleyin.",
            "A file can be attached once, by whoever uploaded it, before its time is over. Returns take photos only. "
                + "Please upload the file again."
        )
    );

    public static readonly ErrorDefinition StoreFailed = new(
        "file.store_unavailable",
        ErrorKind.Unavailable,
        new("Dosya saklanamıyor", "File cannot be stored"),
        new(
            "Dosya deposu dolu ya da ulaşılamıyor; dosya kaydedilmedi.",
            "The file store is full or unavailable; the file was not saved."
        )
    );

    public static readonly ErrorSet All = new([Unsupported, NotAttachable, StoreFailed]);
}
