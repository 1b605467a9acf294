using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Sellers;

/// <summary>Store errors.</summary>
public static class SellerErrors
{
    public static readonly ErrorDefinition SlugTaken = new(
        "seller.slug_taken",
        ErrorKind.Conflict,
        "Mağaza adresi alınmış",
        "Store address taken",
        "Bu mağaza adresi başka bir mağazanın; başka bir adres seçin.",
        "This address is taken by another store; choose a different one."
    );

    public static readonly ErrorDefinition AlreadyMember = new(
        "seller.already_member",
        ErrorKind.Conflict,
        "Zaten üye",
        "Already a member",
        "Zaten bir mağazanız var.",
        "You are already a member of a store."
    );

    public static readonly ErrorDefinition Incomplete = new(
        "seller.incomplete",
        ErrorKind.Unprocessable,
        "Başvuru eksik",
        "Application incomplete",
        "Şu alanlar eksik: {missing}.",
        "These fields are missing: {missing}."
    );

    public static readonly ErrorDefinition NotApproved = new(
        "seller.not_approved",
        ErrorKind.Forbidden,
        "Satıcı onaylı değil",
        "Seller not approved",
        "Mağaza henüz onaylanmadı.",
        "The store has not been approved yet."
    );

    public static readonly ErrorDefinition Suspended = new(
        "seller.suspended",
        ErrorKind.Forbidden,
        "Satıcı askıda",
        "Seller suspended",
        "Mağaza askıya alındı.",
        "The store is suspended."
    );

    public static readonly ErrorDefinition InvalidTransition = new(
        "seller.invalid_transition",
        ErrorKind.Conflict,
        "Durum değişikliği geçersiz",
        "Invalid status change",
        "“{from}” durumundaki mağazaya “{command}” uygulanamaz; izin verilenler: {allowed}.",
        "“{command}” is not possible while the store is “{from}”; allowed: {allowed}."
    );

    public static readonly ErrorSet All = new([
        SlugTaken,
        AlreadyMember,
        Incomplete,
        NotApproved,
        Suspended,
        InvalidTransition,
        SellerRefusals.StoreClosed,
        SellerRefusals.HasOpenOrders,
    ]);
}
