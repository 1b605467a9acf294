using System.Text.Json;
using Marketplace.Foundation;
using static Marketplace.UnitTests.Bus.BusFixtures;

namespace Marketplace.UnitTests.Bus;

public sealed class CloudEventFormatTests
{
    [Fact]
    public void ToMessage_Envelope_CarriesIdSessionLabelAndProperties()
    {
        var envelope = Envelope(traceParent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        var message = CloudEventFormat.ToMessage(envelope);

        Assert.Equal(envelope.Id.ToString(), message.MessageId);
        Assert.Equal("order-1", message.SessionId);
        Assert.Equal(OrderPlaced, message.Label);
        Assert.StartsWith("application/cloudevents+json", message.ContentType, StringComparison.Ordinal);
        Assert.Equal(OrderPlaced, message.Properties["cloudEvents:type"]);
        Assert.Equal("2026-03-01T12:00:00.0000000Z", message.Properties["cloudEvents:time"]);
        Assert.Equal(envelope.TraceParent, message.Properties["traceparent"]);
    }

    [Fact]
    public void ToMessage_Body_IsStructuredCloudEvent()
    {
        using var body = JsonDocument.Parse(CloudEventFormat.ToMessage(Envelope()).Body);

        var root = body.RootElement;
        Assert.Equal("1.0", root.GetProperty("specversion").GetString());
        Assert.Equal("application/json", root.GetProperty("datacontenttype").GetString());
        Assert.Equal("order-1", root.GetProperty("data").GetProperty("orderId").GetString());
        Assert.False(root.TryGetProperty("traceparent", out _));
    }

    [Fact]
    public void TryRead_OwnMessage_GivesTheSameEnvelope()
    {
        var envelope = Envelope(
            data: """{"title":"Çay bardağı 'ince' \"bel\"","price":{"amount":1250,"currency":"TRY"}}""",
            traceParent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        );

        Assert.True(CloudEventFormat.TryRead(CloudEventFormat.ToMessage(envelope), out var read, out _));

        Assert.Equal(envelope with { Data = read.Data }, read);
        Assert.True(
            JsonElement.DeepEquals(
                JsonDocument.Parse(envelope.Data).RootElement,
                JsonDocument.Parse(read.Data).RootElement
            )
        );
    }

    [Theory]
    [InlineData("not json", "not JSON")]
    [InlineData("null", "empty")]
    [InlineData("""{"specversion":"0.3"}""", "version 0.3")]
    [InlineData("""{"specversion":"1.0","id":"x"}""", "missing")]
    [InlineData(
        """
            {"specversion":"1.0","id":"x","type":"t","source":"s","subject":"u","time":"2026-03-01T12:00:00Z","data":{}}
            """,
        "not a UUID"
    )]
    [InlineData(
        """
            {"specversion":"1.0","id":"019577c5-6d80-7000-8000-000000000000","type":"t","source":"s","subject":"u",
              "time":"2026-03-01T12:00:00Z"}
            """,
        "no data"
    )]
    public void TryRead_StrangeBody_SaysWhatIsWrong(string body, string expected)
    {
        var message = CloudEventFormat.ToMessage(Envelope()) with { Body = body };

        Assert.False(CloudEventFormat.TryRead(message, out _, out var fault));
        Assert.Contains(expected, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void ToRedrive_DeadLetter_KeepsTheEventAndChangesTheMessageId()
    {
        var envelope = Envelope();
        var dead = new BusDeadLetter(CloudEventFormat.ToMessage(envelope), 42, 10, Noon, "handler-failed", "boom");

        var message = CloudEventFormat.ToRedrive(dead, "notifications");

        Assert.NotEqual(dead.Message.MessageId, message.MessageId);
        Assert.Equal("notifications", message.Properties[BusMessage.RedrivenFor]);
        Assert.True(CloudEventFormat.TryRead(message, out var read, out _));
        Assert.Equal(envelope.Id, read.Id);
    }
}
