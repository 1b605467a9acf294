using Marketplace.Foundation;

namespace Marketplace.Api.Http;

/// <summary>Authentication and authorization errors.</summary>
public static class AccessErrors
{
    public static readonly ErrorDefinition Required = new(
        "auth.required",
        ErrorKind.Unauthenticated,
        new("Giriş gerekli", "Authentication required"),
        new(
            "Bu işlem için giriş yapın ve Authorization: Bearer başlığını gönderin.",
            "Sign in and send an Authorization: Bearer header."
        )
    );

    public static readonly ErrorDefinition TokenExpired = new(
        "auth.token_expired",
        ErrorKind.Unauthenticated,
        new("Süre dolmuş", "Token expired"),
        new("Erişim belirtecinin süresi doldu; yenileyin.", "The access token has expired; refresh it.")
    );

    public static readonly ErrorDefinition TokenInvalid = new(
        "auth.token_invalid",
        ErrorKind.Unauthenticated,
        new("Geçersiz belirteç", "Invalid token"),
        new("Erişim belirteci geçerli değil.", "The access token is not valid.")
    );

    public static readonly ErrorDefinition Forbidden = new(
        "auth.forbidden",
        ErrorKind.Forbidden,
        new("Yetki yok", "Forbidden"),
        new("Bu işlem için yetkiniz yok.", "You are not allowed to do this.")
    );

    public static readonly ErrorDefinition ScopeMissing = new(
        "auth.scope_missing",
        ErrorKind.Forbidden,
        new("Mağaza yetkisi yok", "Permission missing in the store"),
        new(
            "Mağazadaki rolünüzde {scope} yetkisi yok; mağaza sahibinden isteyin.",
            "Your role in this store does not include {scope}; ask its owner."
        )
    );

    public static readonly ErrorSet All = new([Required, TokenExpired, TokenInvalid, Forbidden, ScopeMissing]);
}
