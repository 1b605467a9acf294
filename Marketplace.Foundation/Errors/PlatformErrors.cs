namespace Marketplace.Foundation;

/// <summary>Errors that any request can return, whatever the module.</summary>
public static class PlatformErrors
{
    public static readonly ErrorDefinition Malformed = new(
        "request.malformed",
        ErrorKind.Invalid,
        new("İstek okunamadı", "Malformed request"),
        new(
            "Gövde geçerli bir JSON değil ya da bir alanın türü yanlış.",
            "The body is not valid JSON, or a field has the wrong type."
        )
    );

    /// <summary><see cref="Malformed"/> because of the address.</summary>
    public static readonly ErrorDefinition MalformedAddress = Malformed with
    {
        Detail = new(
            "Adreste izin verilmeyen bir karakter var: %00.",
            "The address has a character that is not allowed: %00."
        ),
    };

    public static readonly ErrorDefinition UnknownField = new(
        "request.unknown_field",
        ErrorKind.Invalid,
        new("Bilinmeyen alan", "Unknown field"),
        new("“{field}” adlı alan tanınmıyor.", "The field “{field}” is unknown.")
    );

    public static readonly ErrorDefinition UnknownParameter = new(
        "request.unknown_parameter",
        ErrorKind.Invalid,
        new("Bilinmeyen parametre", "Unknown parameter"),
        new(
            "“{parameter}” adlı sorgu parametresi tanınmıyor. Tanınanlar: {allowed}.",
            "The query parameter “{parameter}” is unknown. Known here: {allowed}."
        )
    );

    /// <summary><see cref="UnknownParameter"/> of an operation that takes none.</summary>
    public static readonly ErrorDefinition NoParameters = UnknownParameter with
    {
        Detail = new(
            "“{parameter}” adlı sorgu parametresi tanınmıyor; bu adres sorgu parametresi almaz.",
            "The query parameter “{parameter}” is unknown; this operation takes none."
        ),
    };

    public static readonly ErrorDefinition BodyTooLarge = new(
        "request.too_large",
        ErrorKind.TooLarge,
        new("İstek çok büyük", "Request too large"),
        new("Gövde izin verilen boyutu aşıyor.", "The body exceeds the maximum size.")
    );

    public static readonly ErrorDefinition ContentType = new(
        "request.content_type",
        ErrorKind.UnsupportedMedia,
        new("İçerik türü desteklenmiyor", "Unsupported content type"),
        new("Content-Type application/json olmalı.", "Content-Type must be application/json.")
    );

    public static readonly ErrorDefinition ValidationFailed = new(
        "validation.failed",
        ErrorKind.Invalid,
        new("Doğrulama hatası", "Validation failed"),
        new("Gönderilen değerlerden bazıları kurallara uymuyor.", "Some of the values are invalid.")
    );

    public static readonly ErrorDefinition NotMinorUnits = new(
        "money.not_minor_units",
        ErrorKind.Invalid,
        new("Tutar tam sayı olmalı", "Amount must be an integer in minor units"),
        new(
            "Tutarı kuruş gibi en küçük birimde tam sayı olarak gönderin.",
            "Send the amount as a whole number of the smallest currency unit, for example cents."
        )
    );

    public static readonly ErrorDefinition CurrencyMismatch = new(
        "money.currency_mismatch",
        ErrorKind.Unprocessable,
        new("Para birimi uyuşmuyor", "Currency mismatch"),
        new("Bu pazar yeri yalnızca {expected} ile çalışır.", "This marketplace only supports {expected}.")
    );

    public static readonly ErrorDefinition CursorInvalid = new(
        "pagination.cursor_invalid",
        ErrorKind.Invalid,
        new("Geçersiz imleç", "Invalid cursor"),
        new("İmleç okunamadı; listeyi baştan isteyin.", "The cursor cannot be read; start again from the first page.")
    );

    public static readonly ErrorDefinition CursorMismatch = new(
        "pagination.cursor_mismatch",
        ErrorKind.Invalid,
        new("İmleç başka bir filtreye ait", "Cursor belongs to another query"),
        new(
            "İmleci yalnızca onu veren filtre ve sıralamayla kullanın.",
            "Use a cursor only with the filters and sort order it was created with."
        )
    );

    public static readonly ErrorDefinition IdempotencyKeyRequired = new(
        "idempotency.key_required",
        ErrorKind.Invalid,
        new("Idempotency-Key gerekli", "Idempotency-Key required"),
        new("Bu istek Idempotency-Key başlığıyla gönderilmeli.", "Send this request with an Idempotency-Key header.")
    );

    public static readonly ErrorDefinition IdempotencyKeyInvalid = new(
        "idempotency.key_invalid",
        ErrorKind.Invalid,
        new("Anahtar geçersiz", "Invalid key"),
        new(
            "Idempotency-Key 1–255 görünür ASCII karakter olmalı.",
            "Idempotency-Key must be 1 to 255 visible ASCII characters."
        )
    );

    public static readonly ErrorDefinition IdempotencyKeyReused = new(
        "idempotency.key_reused",
        ErrorKind.Unprocessable,
        new("Anahtar başka istekle kullanıldı", "Key reused with a different request"),
        new(
            "Bu anahtar daha önce farklı bir istekle kullanıldı; yeni bir anahtar gönderin.",
            "This key was already used for a different request; send a new key."
        )
    );

    public static readonly ErrorDefinition IdempotencyInProgress = new(
        "idempotency.in_progress",
        ErrorKind.Conflict,
        new("Aynı istek işleniyor", "Same request in progress"),
        new(
            "Aynı anahtarlı istek sürüyor; birazdan yineleyin.",
            "A request with the same key is still being processed; try again shortly."
        )
    );

    public static readonly ErrorDefinition PreconditionRequired = new(
        "precondition.required",
        ErrorKind.PreconditionRequired,
        new("If-Match gerekli", "If-Match required"),
        new(
            "Değiştirdiğiniz sürümün ETag değerini If-Match başlığıyla gönderin.",
            "Send the ETag of the version you are changing in the If-Match header."
        )
    );

    public static readonly ErrorDefinition PreconditionFailed = new(
        "precondition.failed",
        ErrorKind.PreconditionFailed,
        new("Kayıt değişmiş", "Resource has changed"),
        new(
            "Kayıt siz okuduktan sonra değişti; yeniden okuyun.",
            "The resource has changed since you read it; read it again."
        )
    );

    public static readonly ErrorDefinition RateLimited = new(
        "rate.limited",
        ErrorKind.RateLimited,
        new("Çok fazla istek", "Too many requests"),
        new("{retryAfter} saniye sonra yeniden deneyin.", "Try again in {retryAfter} seconds.")
    );

    public static readonly ErrorDefinition NotFound = new(
        "resource.not_found",
        ErrorKind.NotFound,
        new("Kayıt bulunamadı", "Not found"),
        new("Böyle bir kayıt yok ya da size ait değil.", "The resource does not exist, or it does not belong to you.")
    );

    public static readonly ErrorDefinition MethodNotAllowed = new(
        "method.not_allowed",
        ErrorKind.MethodNotAllowed,
        new("Yönteme izin yok", "Method not allowed"),
        new("Bu adres bu HTTP yöntemini tanımıyor.", "This resource does not support that HTTP method.")
    );

    public static readonly ErrorDefinition MediaUnsupported = new(
        "media.unsupported",
        ErrorKind.UnsupportedMedia,
        new("Desteklenmeyen dosya türü", "Unsupported media type"),
        new(
            "Yalnızca eni ve boyu 16383 pikseli aşmayan JPEG, PNG ve WebP kabul edilir.",
            "Only JPEG, PNG and WebP images of up to 16383 pixels in width and height are accepted."
        )
    );

    public static readonly ErrorDefinition MediaTooLarge = new(
        "media.too_large",
        ErrorKind.TooLarge,
        new("Dosya çok büyük", "File too large"),
        new("Dosya en fazla {maxMegabytes} MB olabilir.", "The file may be at most {maxMegabytes} MB.")
    );

    public static readonly ErrorDefinition JobRunning = new(
        "job.running",
        ErrorKind.Conflict,
        new("İş çalışıyor", "Job running"),
        new("Bu iş şu anda çalışıyor.", "This job is already running.")
    );

    public static readonly ErrorDefinition Busy = new(
        "platform.busy",
        ErrorKind.Unavailable,
        new("Sistem meşgul", "Busy"),
        new(
            "Yoğunluk nedeniyle tamamlanamadı; yeniden deneyin.",
            "The system is too busy to complete the request; try again."
        )
    );

    public static readonly ErrorDefinition Unavailable = new(
        "platform.unavailable",
        ErrorKind.Unavailable,
        new("Hizmet yok", "Unavailable"),
        new(
            "Gerekli bir hizmete ulaşılamıyor; birazdan yeniden deneyin.",
            "A required service is unavailable; try again shortly."
        )
    );

    public static readonly ErrorDefinition Unexpected = new(
        "platform.unexpected",
        ErrorKind.Unexpected,
        new("Beklenmeyen hata", "Unexpected error"),
        new(
            "Beklenmeyen bir hata oluştu; destek için izleme kimliğini iletin.",
            "An unexpected error occurred; give the trace id to support."
        )
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
