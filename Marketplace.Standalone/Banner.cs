namespace Marketplace.Standalone;

/// <summary>What a person reads when the marketplace is ready: where everything is and what to try.</summary>
internal static class Banner
{
    internal static void Print(StandaloneHost host, TextWriter output)
    {
        var url = host.Address.GetLeftPart(UriPartial.Authority);
        output.WriteLine($"""

            Marketplace is ready.
              Api        {url}/api/v1
              Admin      {url}/admin
              Reference  {url}/scalar
              Health     {url}/health
              Payments   {host.PaymentSimulator?.GetLeftPart(UriPartial.Authority) ?? "your Stripe account"}
              Data       {host.DataPath}
            """);
        output.Flush();
    }
}
