namespace Marketplace.Foundation;

/// <summary>Errors that any request can return, whatever the module.</summary>
public static class PlatformErrors
{
    public static readonly ErrorDefinition Malformed = new(
        "request.malformed",
        ErrorKind.Invalid,
        "İstek okunamadı",
        "Malformed request",
        "Gövde geçerli bir JSON değil ya da bir alanın türü yanlış.",
        "The body is not valid JSON, or a field has the wrong type."
    );

    public static readonly ErrorDefinition UnknownField = new(
        "request.unknown_field",
        ErrorKind.Invalid,
        "Bilinmeyen alan",
        "Unknown field",
        "“{field}” adlı alan tanınmıyor.",
        "The field “{field}” is unknown."
    );

    public static readonly ErrorDefinition UnknownParameter = new(
        "request.unknown_parameter",
        ErrorKind.Invalid,
        "Bilinmeyen parametre",
        "Unknown parameter",
        "“{parameter}” adlı sorgu parametresi tanınmıyor. Tanınanlar: {allowed}.",
        "The query parameter “{parameter}” is unknown. Known here: {allowed}."
    );

    public static readonly ErrorDefinition BodyTooLarge = new(
        "request.too_large",
        ErrorKind.TooLarge,
        "İstek çok büyük",
        "Request too large",
        "Gövde izin verilen boyutu aşıyor.",
        "The body exceeds the maximum size."
    );

    public static readonly ErrorDefinition ContentType = new(
        "request.content_type",
        ErrorKind.UnsupportedMedia,
        "İçerik türü desteklenmiyor",
        "Unsupported content type",
        "Content-Type application/json olmalı.",
        "Content-Type must be application/json."
    );

    public static readonly ErrorDefinition ValidationFailed = new(
        "validation.failed",
        ErrorKind.Invalid,
        "Doğrulama hatası",
        "Validation failed",
        "Gönderilen değerlerden bazıları kurallara uymuyor.",
        "Some of the values are invalid."
    );

    public static readonly ErrorDefinition NotMinorUnits = new(
        "money.not_minor_units",
        ErrorKind.Invalid,
        "Tutar tam sayı olmalı",
        "Amount must be an integer in minor units",
        "Tutarı kuruş gibi en küçük birimde tam sayı olarak gönderin.",
        "Send the amount as a whole number of the smallest currency unit, for example cents."
    );

    public static readonly ErrorDefinition CurrencyMismatch = new(
        "money.currency_mismatch",
        ErrorKind.Unprocessable,
        "Para birimi uyuşmuyor",
        "Currency mismatch",
        "Bu pazar yeri yalnızca {expected} ile çalışır.",
        "This marketplace only supports {expected}."
    );

    public static readonly ErrorDefinition CursorInvalid = new(
        "pagination.cursor_invalid",
        ErrorKind.Invalid,
        "Geçersiz imleç",
        "Invalid cursor",
        "İmleç okunamadı; listeyi baştan isteyin.",
        "The cursor cannot be read; start again from the first page."
    );

    public static readonly ErrorDefinition CursorMismatch = new(
        "pagination.cursor_mismatch",
        ErrorKind.Invalid,
        "İmleç başka bir filtreye ait",
        "Cursor belongs to another query",
        "İmleci yalnızca onu veren filtre ve sıralamayla kullanın.",
        "Use a cursor only with the filters and sort order it was created with."
    );

    public static readonly ErrorDefinition IdempotencyKeyRequired = new(
        "idempotency.key_required",
        ErrorKind.Invalid,
        "Idempotency-Key gerekli",
        "Idempotency-Key required",
        "Bu istek Idempotency-Key başlığıyla gönderilmeli.",
        "Send this request with an Idempotency-Key header."
    );

    public static readonly ErrorDefinition IdempotencyKeyInvalid = new(
        "idempotency.key_invalid",
        ErrorKind.Invalid,
        "Anahtar geçersiz",
        "Invalid key",
        "Idempotency-Key 1–255 görünür ASCII karakter olmalı.",
        "Idempotency-Key must be 1 to 255 visible ASCII characters."
    );

    public static readonly ErrorDefinition IdempotencyKeyReused = new(
        "idempotency.key_reused",
        ErrorKind.Unprocessable,
        "Anahtar başka istekle kullanıldı",
        "Key reused with a different request",
        "Bu anahtar daha önce farklı bir istekle kullanıldı; yeni bir anahtar gönderin.",
        "This key was already used for a different request; send a new key."
    );

    public static readonly ErrorDefinition IdempotencyInProgress = new(
        "idempotency.in_progress",
        ErrorKind.Conflict,
        "Aynı istek işleniyor",
        "Same request in progress",
        "Aynı anahtarlı istek sürüyor; birazdan yineleyin.",
        "A request with the same key is still being processed; try again shortly."
    );

    public static readonly ErrorDefinition PreconditionRequired = new(
        "precondition.required",
        ErrorKind.PreconditionRequired,
        "If-Match gerekli",
        "If-Match required",
        "Değiştirdiğiniz sürümün ETag değerini If-Match başlığıyla gönderin.",
        "Send the ETag of the version you are changing in the If-Match header."
    );

    public static readonly ErrorDefinition PreconditionFailed = new(
        "precondition.failed",
        ErrorKind.PreconditionFailed,
        "Kayıt değişmiş",
        "Resource has changed",
        "Kayıt siz okuduktan sonra değişti; yeniden okuyun.",
        "The resource has changed since you read it; read it again."
    );

    public static readonly ErrorDefinition RateLimited = new(
        "rate.limited",
        ErrorKind.RateLimited,
        "Çok fazla istek",
        "Too many requests",
        "{retryAfter} saniye sonra yeniden deneyin.",
        "Try again in {retryAfter} seconds."
    );

    public static readonly ErrorDefinition NotFound = new(
        "resource.not_found",
        ErrorKind.NotFound,
        "Kayıt bulunamadı",
        "Not found",
        "Böyle bir kayıt yok ya da size ait değil.",
        "The resource does not exist, or it does not belong to you."
    );

    public static readonly ErrorDefinition MethodNotAllowed = new(
        "method.not_allowed",
        ErrorKind.MethodNotAllowed,
        "Yönteme izin yok",
        "Method not allowed",
        "Bu adres bu HTTP yöntemini tanımıyor.",
        "This resource does not support that HTTP method."
    );

    public static readonly ErrorDefinition MediaUnsupported = new(
        "media.unsupported",
        ErrorKind.UnsupportedMedia,
        "Desteklenmeyen dosya türü",
        "Unsupported media type",
        "Yalnızca eni ve boyu 16383 pikseli aşmayan JPEG, PNG ve WebP kabul edilir.",
        "Only JPEG, PNG and WebP images of up to 16383 pixels in width and height are accepted."
    );

    public static readonly ErrorDefinition MediaTooLarge = new(
        "media.too_large",
        ErrorKind.TooLarge,
        "Dosya çok büyük",
        "File too large",
        "Dosya en fazla {maxBytes} bayt olabilir.",
        "The file may be at most {maxBytes} bytes."
    );

    public static readonly ErrorDefinition JobRunning = new(
        "job.running",
        ErrorKind.Conflict,
        "İş çalışıyor",
        "Job running",
        "Bu iş şu anda çalışıyor.",
        "This job is already running."
    );

    public static readonly ErrorDefinition Busy = new(
        "platform.busy",
        ErrorKind.Unavailable,
        "Sistem meşgul",
        "Busy",
        "Yoğunluk nedeniyle tamamlanamadı; yeniden deneyin.",
        "The system is too busy to complete the request; try again."
    );

    public static readonly ErrorDefinition Unavailable = new(
        "platform.unavailable",
        ErrorKind.Unavailable,
        "Hizmet yok",
        "Unavailable",
        "Gerekli bir hizmete ulaşılamıyor; birazdan yeniden deneyin.",
        "A required service is unavailable; try again shortly."
    );

    public static readonly ErrorDefinition Unexpected = new(
        "platform.unexpected",
        ErrorKind.Unexpected,
        "Beklenmeyen hata",
        "Unexpected error",
        "Beklenmeyen bir hata oluştu; destek için izleme kimliğini iletin.",
        "An unexpected error occurred; give the trace id to support."
    );

    /// <summary>All platform errors.</summary>
    public static readonly ErrorSet All = new([
        Malformed,
        UnknownField,
        UnknownParameter,
        BodyTooLarge,
        ContentType,
        ValidationFailed,
        NotMinorUnits,
        CurrencyMismatch,
        CursorInvalid,
        CursorMismatch,
        IdempotencyKeyRequired,
        IdempotencyKeyInvalid,
        IdempotencyKeyReused,
        IdempotencyInProgress,
        PreconditionRequired,
        PreconditionFailed,
        RateLimited,
        NotFound,
        MethodNotAllowed,
        MediaUnsupported,
        MediaTooLarge,
        JobRunning,
        Busy,
        Unavailable,
        Unexpected,
    ]);
}
