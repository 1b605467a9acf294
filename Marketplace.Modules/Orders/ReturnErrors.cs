using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Errors of returns.</summary>
public static class ReturnErrors
{
    public static readonly ErrorDefinition WindowClosed = new(
        "return.window_closed",
        ErrorKind.Unprocessable,
        new("İade süresi doldu", "Return window closed"),
        new("Bu sipariş {until} tarihine kadar iade edilebilirdi.", "This order could be returned until {until}.")
    );

    public static readonly ErrorDefinition NotReturnable = new(
        "return.not_returnable",
        ErrorKind.Unprocessable,
        new("İade edilemeyen ürün", "Not returnable"),
        new(
            "Ürünlerden bazıları cayma hakkıyla iade edilemez; kusurluysa başka bir iade türü seçin.",
            "Some of the items cannot be returned without a fault; if one is faulty, choose another kind of return."
        )
    );

    public static readonly ErrorDefinition UnitsUnavailable = new(
        "return.units_unavailable",
        ErrorKind.Conflict,
        new("Bu birimler için iade var", "Units already in a return"),
        new(
            "İstenen birimlerden bazıları teslim edilmemiş, iade edilmiş ya da başka bir iadede.",
            "Some of the units are not delivered, already given back or in another return."
        )
    );

    public static readonly ErrorDefinition InvalidTransition = new(
        "return.invalid_transition",
        ErrorKind.Conflict,
        new("İade bu durumda bunu yapamaz", "Invalid return transition"),
        new(
            "İade bu durumdayken bu yapılamaz; iadeyi yenileyip şimdi yapılabilenlere bakın.",
            "The return cannot do this in its present status; reload it to see what is possible now."
        )
    );

    public static readonly ErrorDefinition ReasonRequired = new(
        "return.reason_required",
        ErrorKind.Unprocessable,
        new("Gerekçe gerekli", "Reason required"),
        new(
            "İadeyi reddetmek ya da itiraz etmek için bir gerekçe kodu gönderin.",
            "Send a reason code to reject or contest a return."
        )
    );

    public static readonly ErrorDefinition BankRequired = new(
        "refund.bank_required",
        ErrorKind.Unprocessable,
        new("IBAN gerekli", "Bank account required"),
        new(
            "Kapıda ödenen bir siparişin parası banka hesabına gönderilir; bir IBAN gönderin.",
            "The money of an order paid at the door goes to a bank account; send an IBAN."
        )
    );

    public static readonly ErrorSet All = new([
        WindowClosed,
        NotReturnable,
        UnitsUnavailable,
        InvalidTransition,
        ReasonRequired,
        BankRequired,
    ]);
}
