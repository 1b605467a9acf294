using Marketplace.MigrationService;

namespace Marketplace.Standalone;

/// <summary>Prints where a started marketplace can be reached, and what to try next.</summary>
internal static class Banner
{
    internal static void Print(StandaloneHost host, TextWriter output)
    {
        var url = host.Address.GetLeftPart(UriPartial.Authority);
        output.WriteLine(
            $"""

            Marketplace is ready.
              Api        {url}/api/v1
              Admin      {url}/admin
              Reference  {url}/scalar
              Health     {url}/health
              Payments   {host.PaymentSimulator?.GetLeftPart(UriPartial.Authority) ?? "your Stripe account"}
              Data       {host.DataPath}
            """
        );
        if (host.SignIns is { } signIns)
            PrintSignIns(signIns, url, host.DataPath, output);
        output.Flush();
    }

    private static void PrintSignIns(DevelopmentSignIns signIns, string url, string data, TextWriter output) =>
        output.WriteLine(
            $$"""

            Development sign-ins (created for this data directory; a deployment has none of them):
              admin      {{signIns.Admin.Email}}    {{signIns.Admin.Password}}
              seller     {{signIns.Seller.Email}}   {{signIns.Seller.Password}}   (has an approved store)
              buyer      {{signIns.Buyer.Email}}    {{signIns.Buyer.Password}}

            Try next:
              curl -s {{url}}/api/v1/auth/login -H 'Content-Type: application/json' \
                -d '{"email":"{{signIns.Buyer.Email}}","password":"{{signIns.Buyer.Password}}"}'
              curl -s {{url}}/api/v1/me -H 'Authorization: Bearer <accessToken of the response>'
              ./dev demo --data "{{data}}"
                runs the demo scenario: a store, an order, a card payment, a subscription
            """
        );
}
