namespace Marketplace.Modules.Orders;

/// <content>The labels that carriers make for it.</content>
public sealed partial class Parcel
{
    private readonly List<CarrierLabel> _labels = [];

    /// <summary>What was asked of carriers, oldest first.</summary>
    public IReadOnlyList<CarrierLabel> Labels => _labels;

    /// <summary>The carrier's label; null when there is none.</summary>
    public CarrierLabel? Label => _labels.Find(l => l.Status == CarrierLabelStatus.Created);

    /// <summary>Whether a carrier can make a label for it now.</summary>
    public bool CanBeLabelled => Status == ParcelStatus.Packing && DeliveryType == DeliveryType.Carrier;

    /// <summary>Asks a carrier for a label. As long as its answer is not known this is the same attempt; an attempt at
    /// another carrier is taken back.</summary>
    internal CarrierLabel AskFor(string carrierCode, DateTimeOffset now)
    {
        var asked = _labels.Find(l => l.Status == CarrierLabelStatus.Asked);
        if (asked?.CarrierCode == carrierCode)
            return asked;
        asked?.Enter(CarrierLabelStatus.ToVoid, now);
        var label = new CarrierLabel(Id, _labels.Count + 1, carrierCode, now);
        _labels.Add(label);
        return label;
    }

    /// <summary>Gives up the labels that the parcel does not travel with.</summary>
    private void DropLabels(DateTimeOffset now)
    {
        foreach (var label in _labels.Where(l => !TravelsWith(l)))
            label.Enter(CarrierLabelStatus.ToVoid, now);
    }

    private bool TravelsWith(CarrierLabel label) =>
        label.Status switch
        {
            CarrierLabelStatus.Asked => false,
            CarrierLabelStatus.Created => Status != ParcelStatus.Cancelled
                && (CarrierCode, TrackingNumber) == (label.CarrierCode, label.TrackingNumber),
            _ => true,
        };
}
