using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Marketplace.Modules.Payments;

/// <summary>Reduces a delivery to what is stored: ids, amounts, statuses and our own reference; names, addresses,
/// e-mail addresses and card data are dropped.</summary>
internal static class WebhookPayload
{
    private const int MaxDepth = 16;

    private static readonly HashSet<string> AllowedFields = new(StringComparer.Ordinal)
    {
        "id",
        "object",
        "type",
        "created",
        "livemode",
        "api_version",
        "data",
        "request",
        "idempotency_key",
        "pending_webhooks",
        "amount",
        "amount_total",
        "amount_subtotal",
        "amount_received",
        "amount_refunded",
        "amount_captured",
        "amount_due",
        "amount_paid",
        "currency",
        "status",
        "payment_status",
        "mode",
        "payment_intent",
        "charge",
        "client_reference_id",
        "expires_at",
        "locale",
        "reason",
        "failure_reason",
        "failure_code",
        "cancellation_reason",
        "canceled_at",
        "last_payment_error",
        "code",
        "decline_code",
        "metadata",
        "payment_id",
        "purpose",
        "ref_id",
        "refund_id",
        "paid",
        "refunded",
        "captured",
        "previous_attributes",
        "evidence_details",
        "due_by",
        "account",
        "seller_id",
        "payout_id",
        "payouts_enabled",
        "capabilities",
        "transfers",
        "charges_enabled",
        "details_submitted",
        "destination",
        "amount_reversed",
        "reversed",
        "balance_transaction",
        "transfer_group",
    };

    /// <summary>The reduced JSON; throws <see cref="JsonException"/> if the body is not a JSON object.</summary>
    public static string Reduce(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 64 });
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Object || reader.Read())
            throw new JsonException("The body is not a single JSON object.");
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, document.RootElement, 0);
        var reduced = Encoding.UTF8.GetString(buffer.WrittenSpan);
        return reduced.Contains("\\u0000", StringComparison.Ordinal)
            ? throw new JsonException("The body contains NUL, which PostgreSQL cannot store.")
            : reduced;
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element, int depth)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            if (element.ValueKind == JsonValueKind.Array)
                writer.WriteNullValue();
            else
                element.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        foreach (var property in element.EnumerateObject())
        {
            // "object" is both the type of an object (text) and the object inside "data".
            if (
                depth >= MaxDepth
                || !AllowedFields.Contains(property.Name)
                || property.Value.ValueKind == JsonValueKind.Array
            )
            {
                continue;
            }

            writer.WritePropertyName(property.Name);
            Write(writer, property.Value, depth + 1);
        }

        writer.WriteEndObject();
    }
}
