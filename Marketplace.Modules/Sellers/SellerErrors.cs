using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Sellers;

/// <summary>Store errors.</summary>
public static class SellerErrors
{
    public static readonly ErrorDefinition SlugTaken = new(
        "seller.slug_taken",
        ErrorKind.Conflict,
        new("Mağaza adresi alınmış", "Store address taken"),
        new(
            "Bu mağaza adresi başka bir mağazanın; başka bir adres seçin.",
            "This address is taken by another store; choose a different one."
        )
    );

    public static readonly ErrorDefinition AlreadyMember = new(
        "seller.already_member",
        ErrorKind.Conflict,
        new("Zaten üye", "Already a member"),
        new("Zaten bir mağazanız var.", "You are already a member of a store.")
    );

    public static readonly ErrorDefinition Incomplete = new(
        "seller.incomplete",
        ErrorKind.Unprocessable,
        new("Başvuru eksik", "Application incomplete"),
        new(
            "Mağazanın bazı bilgileri eksik; onları tamamlayın.",
            "Some details of the store are missing; complete them."
        )
    );

    public static readonly ErrorDefinition NotApproved = new(
        "seller.not_approved",
        ErrorKind.Forbidden,
        new("Satıcı onaylı değil", "Seller not approved"),
        new("Mağaza henüz onaylanmadı.", "The store has not been approved yet.")
    );

    public static readonly ErrorDefinition Suspended = new(
        "seller.suspended",
        ErrorKind.Forbidden,
        new("Satıcı askıda", "Seller suspended"),
        new("Mağaza askıya alındı.", "The store is suspended.")
    );

    public static readonly ErrorDefinition InvalidTransition = new(
        "seller.invalid_transition",
        ErrorKind.Conflict,
        new("Durum değişikliği geçersiz", "Invalid status change"),
        new("Mağaza bu durumdayken bu yapılamaz.", "The store cannot do this in its present status.")
    );

    public static readonly ErrorDefinition LastOwner = new(
        "seller.last_owner",
        ErrorKind.Conflict,
        new("Son mağaza sahibi", "Last owner"),
        new(
            "Mağazanın en az bir sahibi olmalıdır; önce başka bir üyeyi sahip yapın.",
            "A store has at least one owner; make another member an owner first."
        )
    );

    public static readonly ErrorDefinition IbanLocked = new(
        "seller.iban_locked",
        ErrorKind.Conflict,
        new("IBAN buradan değişmez", "The IBAN is changed elsewhere"),
        new(
            "Onaylanmış mağazanın IBAN’ı ödeme hesabından, parola ile değişir.",
            "The IBAN of an approved store is changed with its payout account, which asks for the password."
        )
    );

    public static readonly ErrorSet All = new([
        SlugTaken,
        AlreadyMember,
        Incomplete,
        NotApproved,
        Suspended,
        InvalidTransition,
        LastOwner,
        IbanLocked,
        SellerRefusals.StoreClosed,
        SellerRefusals.HasOpenOrders,
    ]);
}
