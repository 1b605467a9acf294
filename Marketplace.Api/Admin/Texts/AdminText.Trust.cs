using Marketplace.Foundation;

namespace Marketplace.Api.Admin;

/// <content>Texts of who sells and of what buyers agreed to.</content>
public sealed partial class AdminText
{
    public string WhoSells => Of(new("Satıcı kimliği", "Who sells"));
    public string SellerKind => Of(new("Satıcı türü", "Kind"));
    public string TradeName => Of(new("Ticaret unvanı", "Trade name"));
    public string Mersis => Of(new("MERSİS no", "MERSİS number"));
    public string Kep => Of(new("KEP adresi", "Registered e-mail (KEP)"));
    public string TaxOffice => Of(new("Vergi dairesi", "Tax office"));
    public string CentralAddress => Of(new("Merkez adresi", "Central office"));
    public string City => Of(new("İl", "City"));
    public string IdentityVerifiedAt => Of(new("Belgelerle karşılaştırıldı", "Compared with documents"));
    public string VerifyIdentity => Of(new("Karşılaştırdım, doğru", "I compared it, it is right"));
    public string IdentityVerified => Of(new("Satıcı kimliği doğrulandı.", "Identity verified."));
    public string AcceptedTexts => Of(new("Onaylanan metinler", "Accepted texts"));
    public string ContractTexts => Of(new("Sözleşme metinleri", "Contract texts"));
    public string ContractText => Of(new("Metin", "Text"));
    public string LanguageOfText => Of(new("Dil", "Language"));
    public string ContractTextAdded => Of(new("Metnin yeni sürümü eklendi.", "Version added."));
    public string ContractsAreRequired =>
        Of(new("Alıcılar sipariş verirken bu metinleri onaylar.", "Buyers accept these texts when they order."));
    public string ContractsAreNotRequired =>
        Of(
            new(
                "Orders:RequireContracts kapalı: alıcılardan onay istenmiyor. Türkiye’de açık olmalıdır.",
                "Orders:RequireContracts is off: buyers are not asked to accept anything. In Turkey it has to be on."
            )
        );
    public string AddContractTextConfirm =>
        Of(
            new(
                "Eklenen sürüm değiştirilemez. Yürürlüğe girdiğinde, verilmiş teklifler yeni metnin onayını ister.",
                "A version cannot be changed once added. When it comes into force, open quotes ask for its acceptance."
            )
        );

    public string PlacesOfText(string places) => Of(new($"Yerler: {places}", $"Places: {places}"));

    public string IdentityNotVerified =>
        Of(
            new(
                "Onaydan sonra ad ya da numaralar değişti; belgelerle yeniden karşılaştırın.",
                "Name or numbers changed after the approval; compare them with documents again."
            )
        );
}
