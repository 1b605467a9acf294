using System.Globalization;
using System.Security.Cryptography;

namespace Marketplace.PaymentSimulator.Carrier;

/// <summary>The shipments of the simulated carrier, in memory; <see cref="Store.StateFile"/> keeps them over restarts
/// where there is one.</summary>
public sealed class CarrierState(TimeProvider clock)
{
    private const int LargestPage = 1000;

    private readonly Lock _sync = new();
    private string _instance = NewInstance();
    private readonly Dictionary<string, Shipment> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private readonly List<Scan> _scans = [];
    private volatile CarrierMode _mode;

    /// <summary>How the carrier answers.</summary>
    public CarrierMode Mode
    {
        get => _mode;
        set => _mode = value;
    }

    /// <summary>All shipments, newest first.</summary>
    public IReadOnlyList<Shipment> All
    {
        get
        {
            lock (_sync)
                return [.. _byKey.Values.OrderByDescending(shipment => shipment.CreatedAt)];
        }
    }

    /// <summary>Announces a parcel; the same key gets the same shipment. Null when it was taken back.</summary>
    public (Shipment Shipment, bool IsNew)? Announce(string key, AnnounceRequest request)
    {
        lock (_sync)
        {
            if (_byKey.TryGetValue(key, out var known))
                return known.IsVoided ? null : (known, false);
            var shipment = New(key, request);
            (_byKey[key], _keys[shipment.TrackingNumber]) = (shipment, key);
            return (shipment, true);
        }
    }

    /// <summary>Takes a shipment back, also one that is announced later; false when it was picked up.</summary>
    public bool Void(string key)
    {
        lock (_sync)
        {
            var shipment = _byKey.GetValueOrDefault(key) ?? New(key, new("", null, null));
            if (shipment.Scans.Count > 0)
                return false;
            _byKey[key] = shipment with { IsVoided = true };
            return true;
        }
    }

    /// <summary>A shipment by its tracking number; null if there is none.</summary>
    public Shipment? Find(string trackingNumber)
    {
        lock (_sync)
            return _keys.TryGetValue(trackingNumber, out var key) ? _byKey[key] : null;
    }

    /// <summary>Scans a shipment; null if there is none on its way.</summary>
    public Scan? Add(string trackingNumber, string status)
    {
        lock (_sync)
        {
            if (Find(trackingNumber) is not { IsVoided: false } shipment)
                return null;
            // Two scans never have the same time.
            var last = shipment.Scans.Count == 0 ? shipment.CreatedAt : shipment.Scans[^1].At;
            var now = clock.GetUtcNow();
            var scan = new Scan(trackingNumber, status, "Kadıköy", now > last ? now : last.AddMilliseconds(1));
            _byKey[shipment.Key] = shipment with { Scans = [.. shipment.Scans, scan] };
            _scans.Add(scan);
            return scan;
        }
    }

    /// <summary>Scans after a cursor; all of them when it is of another run of the simulator.</summary>
    public ScanPage Read(string? since, int limit)
    {
        lock (_sync)
        {
            var from =
                since?.Split(':') is [var instance, var number]
                && instance == _instance
                && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
                    ? Math.Min(parsed, _scans.Count)
                    : 0;
            var page = _scans.Skip(from).Take(Math.Clamp(limit, 1, LargestPage)).ToArray();
            var next = from + page.Length;
            return new(page, next < _scans.Count, string.Create(CultureInfo.InvariantCulture, $"{_instance}:{next}"));
        }
    }

    /// <summary>Everything a restart must not lose; how the carrier answers is not part of it.</summary>
    internal SavedCarrier Save()
    {
        lock (_sync)
            return new(_instance, [.. _byKey.Values.Select(shipment => shipment with { Scans = [] })], [.. _scans]);
    }

    /// <summary>Takes over what was saved: cursors and tracking numbers of before stay valid.</summary>
    internal void Restore(SavedCarrier saved)
    {
        lock (_sync)
        {
            _instance = saved.Instance;
            _scans.AddRange(saved.Scans);
            var scans = saved.Scans.ToLookup(scan => scan.TrackingNumber);
            foreach (var shipment in saved.Shipments)
            {
                _byKey[shipment.Key] = shipment with { Scans = [.. scans[shipment.TrackingNumber]] };
                _keys[shipment.TrackingNumber] = shipment.Key;
            }
        }
    }

    /// <summary>Forgets everything.</summary>
    internal void Clear()
    {
        lock (_sync)
        {
            _instance = NewInstance();
            _byKey.Clear();
            _keys.Clear();
            _scans.Clear();
        }
    }

    private static string NewInstance() => RandomNumberGenerator.GetHexString(8, lowercase: true);

    private Shipment New(string key, AnnounceRequest request)
    {
        var number = "SIM" + RandomNumberGenerator.GetString("0123456789", 12);
        var route = $"{request.To?.City ?? "-"}/{request.To?.District ?? "-"}";
        return new(
            key,
            number,
            route[..Math.Min(40, route.Length)],
            request.Reference ?? "",
            request.CollectMinor,
            clock.GetUtcNow()
        );
    }
}
