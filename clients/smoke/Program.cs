// Uses a built client against a running marketplace, as a shop would. Fails with the first thing that is not so.
using System.Text.Json;
using Marketplace.Smoke;

var target = JsonSerializer.Deserialize<Target>(args[1], JsonSerializerOptions.Web)!;
await (
    args[0] switch
    {
        "nswag" => NSwagSmoke.RunAsync(target),
        "kiota" => KiotaSmoke.RunAsync(target),
        _ => throw new ArgumentException($"No client is called {args[0]}."),
    }
);
Console.WriteLine($"{args[0]} client: signed in, uploaded an image, ordered, read a problem's code, paged.");
