using ZXing;
using ZXing.OneD;

namespace Marketplace.Modules.Orders;

/// <summary>Draws texts as Code 128.</summary>
internal static class Code128
{
    /// <summary>The bars as modules: true is black. Without the quiet zone of ten modules on each side.</summary>
    public static IReadOnlyList<bool> Modules(string text)
    {
        var matrix = new Code128Writer().encode(text, BarcodeFormat.CODE_128, 0, 1);
        var all = Enumerable.Range(0, matrix.Width).Select(x => matrix[x, 0]).ToList();
        var (first, last) = (all.IndexOf(true), all.LastIndexOf(true));
        return all.GetRange(first, last - first + 1);
    }
}
