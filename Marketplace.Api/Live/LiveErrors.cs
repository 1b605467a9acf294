using Marketplace.Foundation;

namespace Marketplace.Api.Live;

/// <summary>Errors of live events.</summary>
public static class LiveErrors
{
    public static readonly ErrorDefinition NotAskedFor = new(
        "live.not_acceptable",
        ErrorKind.NotAcceptable,
        new("Bu adres bir olay akışıdır", "This is a stream of events"),
        new(
            "Accept: text/event-stream başlığını gönderin; yanıt bitmeyen bir akıştır.",
            "Send an Accept: text/event-stream header; the answer is a stream that does not end."
        )
    );

    public static readonly ErrorDefinition TooManyStreams = new(
        "live.too_many_streams",
        ErrorKind.RateLimited,
        new("Çok fazla açık akış", "Too many streams"),
        new(
            "Aynı anda en fazla {max} canlı akış açabilirsiniz; kullanılmayanları kapatın.",
            "You can have {max} live streams open at a time; close those that are not used."
        )
    );

    public static readonly ErrorDefinition Full = new(
        "live.full",
        ErrorKind.Unavailable,
        new("Canlı akışlar dolu", "No more live streams"),
        new(
            "Şu anda başka canlı akış açılamıyor; birazdan yeniden deneyin, bu arada sayfayı yenileyin.",
            "No further live stream can be opened now; try again shortly, and reload until then."
        )
    );

    /// <summary>All of them.</summary>
    public static readonly ErrorSet All = new([NotAskedFor, TooManyStreams, Full]);
}
