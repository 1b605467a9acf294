using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Errors of saved addresses.</summary>
public static class SavedAddressErrors
{
    public static readonly ErrorDefinition Limit = new(
        "address.limit",
        ErrorKind.Unprocessable,
        new("Adres sınırı", "Too many addresses"),
        new(
            "En fazla {max} adres kaydedilebilir; önce birini silin.",
            "At most {max} addresses can be saved; delete one first."
        )
    );

    public static readonly ErrorSet All = new([Limit]);
}
