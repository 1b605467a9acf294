using Marketplace.Foundation;

namespace Marketplace.Api.Admin;

/// <content>Texts of parcels.</content>
public sealed partial class AdminText
{
    public string Parcels => Of(new("Koliler", "Parcels"));
    public string NoParcels => Of(new("Bu siparişin kolisi yok.", "This order has no parcels."));
    public string ParcelNumber => Of(new("Koli", "Parcel"));
    public string ParcelContent => Of(new("İçinde", "Content"));
    public string ParcelCarrier => Of(new("Kargo ve takip", "Carrier and tracking"));
    public string ParcelLastEvent => Of(new("Son durum", "Last event"));

    public string ParcelLine(int quantity, string title) => Of(LocalizedText.Same($"{Number(quantity)} × {title}"));
}
