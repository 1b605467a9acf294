namespace Marketplace.Modules.Orders;

/// <summary>What stands on the label of one box.</summary>
/// <param name="Number">Of the parcel.</param>
/// <param name="Box">1 of <paramref name="Boxes"/>.</param>
/// <param name="Sender">Name of the store.</param>
/// <param name="Phone">Null when the seller may not see it any more.</param>
/// <param name="Carrier">With the tracking number and the carrier's route; null when nobody carries it.</param>
/// <param name="Collect">What the buyer pays at the door, as it is read; null for nothing.</param>
/// <param name="Measures">Weight and desi; null when it was not measured.</param>
internal sealed record ParcelLabel(
    string Number,
    int Box,
    int Boxes,
    string Sender,
    string Recipient,
    string? Phone,
    IReadOnlyList<string> Address,
    string Place,
    string? Carrier,
    string? Collect,
    string? Measures
)
{
    /// <summary>What its barcode says.</summary>
    public string Barcode { get; init; } = Number;
}

/// <summary>The formats of a label.</summary>
public enum LabelFormat
{
    /// <summary>For any printer: a page of 100 × 150 mm for each box.</summary>
    Pdf,

    /// <summary>For Zebra's label printers, at 203 dots an inch.</summary>
    Zpl,
}
