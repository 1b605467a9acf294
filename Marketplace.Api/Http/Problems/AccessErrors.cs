using Marketplace.Foundation;

namespace Marketplace.Api.Http;

/// <summary>Authentication and authorization errors.</summary>
public static class AccessErrors
{
    public static readonly ErrorDefinition Required = new(
        "auth.required",
        ErrorKind.Unauthenticated,
        "Giriş gerekli",
        "Authentication required",
        "Bu işlem için giriş yapın ve Authorization: Bearer başlığını gönderin.",
        "Sign in and send an Authorization: Bearer header."
    );

    public static readonly ErrorDefinition TokenExpired = new(
        "auth.token_expired",
        ErrorKind.Unauthenticated,
        "Süre dolmuş",
        "Token expired",
        "Erişim belirtecinin süresi doldu; yenileyin.",
        "The access token has expired; refresh it."
    );

    public static readonly ErrorDefinition TokenInvalid = new(
        "auth.token_invalid",
        ErrorKind.Unauthenticated,
        "Geçersiz belirteç",
        "Invalid token",
        "Erişim belirteci geçerli değil.",
        "The access token is not valid."
    );

    public static readonly ErrorDefinition Forbidden = new(
        "auth.forbidden",
        ErrorKind.Forbidden,
        "Yetki yok",
        "Forbidden",
        "Bu işlem için yetkiniz yok.",
        "You are not allowed to do this."
    );

    public static readonly ErrorSet All = new([Required, TokenExpired, TokenInvalid, Forbidden]);
}
