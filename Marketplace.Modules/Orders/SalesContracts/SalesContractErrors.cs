using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Refusals of orders whose texts were not accepted.</summary>
public static class SalesContractErrors
{
    public static readonly ErrorDefinition Required = new(
        "contract.required",
        ErrorKind.Unprocessable,
        new("Sözleşme onayı gerekli", "Contract must be accepted"),
        new(
            "Ön bilgilendirme formunu ve mesafeli satış sözleşmesini okuyup onaylayın.",
            "Read and accept the pre-contract information and the distance sales contract."
        )
    );

    public static readonly ErrorDefinition Changed = new(
        "contract.changed",
        ErrorKind.Conflict,
        new("Sözleşme değişti", "Contract changed"),
        new(
            "Onayladığınız metin artık geçerli değil; yenisini okuyup onaylayın.",
            "A text you accepted is no longer the current one; read and accept the new one."
        )
    );

    public static readonly ErrorSet All = new([Required, Changed]);
}
