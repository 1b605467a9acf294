using System.Globalization;

namespace Marketplace.Foundation;

/// <summary>Writes the goods of one order as the table of a mail: picture, what it is, amount.</summary>
/// <remarks>Every picture has a fixed size, so that nothing moves when it arrives and the table stays straight where
/// pictures are blocked.</remarks>
internal static class MailGoodsHtml
{
    private const int PictureSize = 48;
    private const string Amount = "padding:6px 0;text-align:right;vertical-align:top;white-space:nowrap";
    private const string Rule = "border-top:1px solid #e3e5e8";

    public static void Write(MailGroup group, Action<string> line)
    {
        var heading = group.Url is { } url
            ? MailHtml.Anchor(group.Heading, url, "color:inherit")
            : MailHtml.E(group.Heading);
        line(
            $"<p class=\"text rule\" style=\"margin:8px 0 6px;padding-top:14px;{Rule};font-weight:600\">{heading}</p>"
        );
        line("<table role=\"presentation\" width=\"100%\" style=\"border-collapse:collapse;margin:0 0 16px\">");
        var hasPictures = group.Items.Any(item => IsShown(item.Picture));
        foreach (var item in group.Items)
            Item(item, hasPictures, line);
        for (var i = 0; i < group.Totals.Count; i++)
        {
            var style = (i == 0 ? Rule + ";" : "") + (i == group.Totals.Count - 1 ? "font-weight:700;" : "");
            Total(group.Totals[i], i == 0 ? "text rule" : "text", style, hasPictures ? 2 : 1, line);
        }

        line("</table>");
    }

    private static void Item(MailItem item, bool hasPictures, Action<string> line)
    {
        line("<tr>");
        if (hasPictures)
        {
            line($"<td width=\"{PictureSize + 12}\" style=\"padding:8px 12px 8px 0;vertical-align:top\">");
            line(IsShown(item.Picture) ? Picture(item.Picture!) : "");
            line("</td>");
        }

        line("<td class=\"text\" style=\"padding:6px 12px 6px 0;vertical-align:top;overflow-wrap:anywhere\">");
        line($"{item.Quantity.ToString(CultureInfo.InvariantCulture)} × {MailHtml.E(item.Title)}");
        if (item.Note is { } note)
            line($"<br><span class=\"quiet\" style=\"color:#5b6470;font-size:14px\">{MailHtml.E(note)}</span>");
        line("</td>");
        line($"<td class=\"text\" style=\"{Amount}\">{MailHtml.E(item.Amount)}</td>");
        line("</tr>");
    }

    private static void Total(MailFact total, string css, string style, int columns, Action<string> line)
    {
        line("<tr>");
        line(
            $"<td class=\"{css}\" colspan=\"{columns}\" style=\"padding:6px 12px 6px 0;{style}\">"
                + $"{MailHtml.E(total.Label)}</td>"
        );
        line($"<td class=\"{css}\" style=\"{Amount};{style}\">{MailHtml.E(total.Value)}</td>");
        line("</tr>");
    }

    private static string Picture(MailPicture picture)
    {
        var (width, height) = picture is { Width: { } w, Height: { } h } ? Fit(w, h) : (PictureSize, PictureSize);
        return $"<img src=\"{MailHtml.E(picture.Url)}\" width=\"{width}\" height=\"{height}\" "
            + $"alt=\"{MailHtml.E(picture.Alt)}\" style=\"display:block;border:0;border-radius:6px;"
            + "font-size:11px;line-height:1.2;overflow:hidden\">";
    }

    private static (int Width, int Height) Fit(int width, int height)
    {
        var scale = PictureSize / (double)Math.Max(width, height);
        return (Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)));
    }

    // Mail readers on the web leave out pictures that do not come over https.
    private static bool IsShown(MailPicture? picture) =>
        Uri.TryCreate(picture?.Url, UriKind.Absolute, out var url)
        && (url.Scheme == "https" || (url.Scheme == "http" && url.IsLoopback));
}
