using System.Text.Json.Nodes;
using Marketplace.Api.Notifications;
using Marketplace.Api.Orders;
using Marketplace.Api.Payments;
using Marketplace.Api.Products;
using Marketplace.Api.Sellers;
using Marketplace.Api.Subscriptions;
using Marketplace.Api.Users;

namespace Marketplace.Api.OpenApi;

/// <summary>An example body for each request type; a test runs each through its validator.</summary>
public static class RequestExamples
{
    /// <summary>Examples by request type.</summary>
    public static readonly IReadOnlyDictionary<Type, string> All = new Dictionary<Type, string>
    {
        [typeof(RegisterRequest)] = """
            {"email":"ayse@example.com","password":"bir uzun parola","displayName":"Ayşe Yılmaz",
              "phone":"+905551112233","locale":"tr","acceptTerms":true}
            """,
        [typeof(ConfirmEmailRequest)] = """{"token":"token from the link in the mail"}""",
        [typeof(LoginRequest)] = """{"email":"ayse@example.com","password":"bir uzun parola"}""",
        [typeof(RefreshRequest)] = """{"refreshToken":"refreshToken from the last response"}""",
        [typeof(ForgotPasswordRequest)] = """{"email":"ayse@example.com"}""",
        [typeof(ResetPasswordRequest)] =
            """{"token":"token from the link in the mail","newPassword":"yeni uzun parola"}""",
        [typeof(PasswordRequest)] = """{"password":"bir uzun parola"}""",
        [typeof(CodeRequest)] = """{"code":"492039"}""",
        [typeof(CompleteSignInRequest)] = """{"challenge":"challenge from the last response","code":"492039"}""",
        [typeof(DisableSecondFactorRequest)] = """{"password":"bir uzun parola","code":"492039"}""",
        [typeof(ChangePayoutAccountRequest)] = """{"iban":"TR330006100519786457841326","password":"bir uzun parola"}""",
        [typeof(HoldPayoutsRequest)] =
            """{"reason":"Sahte ürün şikâyeti inceleniyor","until":"2030-01-15T09:00:00Z"}""",
        [typeof(ProposeAdjustmentRequest)] = """
            {"sellerId":"01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6a","reason":"Kargo gecikmesi için, destek kaydı 4711",
              "account":"goodwill","amountMinor":5000}
            """,
        [typeof(ExemptWithholdingRequest)] =
            """{"from":"2030-01-01","reason":"Esnaf muaflığı belgesi var","document":"EM-2030-118"}""",
        [typeof(ChangePasswordRequest)] = """{"currentPassword":"bir uzun parola","newPassword":"yeni uzun parola"}""",
        [typeof(ChangeProfileRequest)] = """{"displayName":"Ayşe Y.","locale":"en"}""",
        [typeof(NotificationPreferencesRequest)] =
            """{"email":{"orders":true,"store":true,"payments":false,"account":true}}""",
        [typeof(SendMessageRequest)] = """
            {"body":"Merhaba, kutu ezik geldi; fotoğrafı ekte.",
              "fileIds":["01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6a"]}
            """,
        [typeof(ReadMessagesRequest)] = """{"seq":3}""",
        [typeof(HideMessageRequest)] = """{"reason":"Hakaret içeriyor"}""",
        [typeof(InvoiceLinkRequest)] =
            """{"url":"https://fatura.example.com/KDK2026000000042.pdf","number":"KDK2026000000042"}""",
        [typeof(ExternalInvoiceRequest)] =
            """{"number":"PZR2026000000042","uuid":"6f1b8f0e-7f0c-4c1e-9a55-1f6f0d3f2a10"}""",
        [typeof(SimulatePaymentRequest)] = """{"scenario":"success"}""",
        [typeof(ChangeEmailRequest)] = """{"newEmail":"ayse.yilmaz@example.com","password":"bir uzun parola"}""",
        [typeof(OptionalReasonRequest)] = """{"reason":"Documents checked, see ticket 4711"}""",
        [typeof(ReasonRequest)] = """{"reason":"Documents checked, see ticket 4711"}""",
        [typeof(ApplyRequest)] = """
            {"slug":"kadikoy-kahve","name":"Kadıköy Kahve","legalName":"Kadıköy Kahve Ltd. Şti.",
              "taxId":"1234567890","iban":"TR330006100519786457841326","contactEmail":"iletisim@example.com",
              "acceptsCashOnDelivery":true,"identity":{"kind":"company","mersis":"0123456789000015",
              "centralAddress":"Moda Cad. 12, Kadıköy","city":"İstanbul","taxOffice":"Kadıköy"}}
            """,
        [typeof(ChangeSellerRequest)] = """{"description":"Taze kavrulmuş kahve"}""",
        [typeof(AgreeCommissionRequest)] = """{"commissionBps":450}""",
        [typeof(CloseStoreRequest)] = """{"until":"2030-08-30T06:00:00Z"}""",
        [typeof(CreateProductRequest)] = """
            {"categoryId":"01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6a","title":"Bakır Cezve",
              "description":"El yapımı, 4 kişilik","taxClass":"standard","publish":true,"variants":[{"sku":"CEZVE-4",
              "options":{"Boy":"4 kişilik"},"price":{"amount":34900,"currency":"TRY"},"initialStock":25}]}
            """,
        [typeof(ChangeProductRequest)] = """{"title":"Bakır Cezve, 4 kişilik"}""",
        [typeof(CreateVariantRequest)] = """
            {"sku":"CEZVE-6","options":{"Boy":"6 kişilik"},"price":{"amount":44900,"currency":"TRY"},
              "initialStock":10,"lowThreshold":3}
            """,
        [typeof(ChangeVariantRequest)] = """{"price":{"amount":39900,"currency":"TRY"}}""",
        [typeof(AdjustStockRequest)] = """{"delta":10,"reason":"manual","note":"New delivery"}""",
        [typeof(LowThresholdRequest)] = """{"lowThreshold":5}""",
        [typeof(ChangeOffersRequest)] = """
            {"items":[{"sku":"CEZVE-4","onHand":25,"price":{"amount":39900,"currency":"TRY"}},
              {"sku":"CEZVE-6","onHand":0}]}
            """,
        [typeof(StartCheckoutRequest)] = """
            {"items":[{"variantId":"01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6b","quantity":2,
              "unitPriceSeen":{"amount":34900,"currency":"TRY"}}],"address":{"fullName":"Ayşe Yılmaz",
              "phone":"+905551112233","line1":"Bahariye Cad. 1","district":"Kadıköy","city":"İstanbul"},
              "paymentMethod":"cash_on_delivery"}
            """,
        [typeof(OpenCartRequest)] = """{"items":[{"variantId":"01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6b","quantity":2}]}""",
        [typeof(CartItemRequest)] = """{"variantId":"01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6b","quantity":2}""",
        [typeof(PutCartItemRequest)] = """{"quantity":3,"savedForLater":false}""",
        [typeof(MergeCartRequest)] =
            """{"from":"01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6d","token":"token of the guest's cart"}""",
        [typeof(EstimateRequest)] = """
            {"items":[{"variantId":"01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6b","quantity":2}],
              "delivery":[{"sellerId":"01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6a","type":"pickup"}]}
            """,
        [typeof(GuestLinksRequest)] = """{"email":"ayse@example.com"}""",
        [typeof(OpenAccountRequest)] =
            """{"token":"token of the mailed link","password":"correct horse battery 9","acceptTerms":true}""",
        [typeof(NewAddressRequest)] = """
            {"label":"Ev","address":{"fullName":"Ayşe Yılmaz","phone":"+905551112233","line1":"Bahariye Cad. 1",
              "district":"Kadıköy","city":"İstanbul"},"isDefault":true}
            """,
        [typeof(ChangeAddressRequest)] = """{"label":"İş"}""",
        [typeof(InvoiceRequest)] = """
            {"kind":"company","name":"Yılmaz Tekstil A.Ş.","taxId":"1234567890","taxOffice":"Kadıköy","eInvoice":true}
            """,
        [typeof(CompleteCheckoutRequest)] = """
            {"accepted":[{"kind":"pre_information",
              "hash":"2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"}]}
            """,
        [typeof(AddContractTemplateRequest)] = """
            {"kind":"distance_sale","locale":"tr",
              "body":"No: {reference}\nSatıcı: {seller}\nAlıcı: {buyer}\n{goods}\nToplam: {total}",
              "effectiveFrom":"2030-01-01T00:00:00Z"}
            """,
        [typeof(CallOffRequest)] = """{"reasonCode":"out_of_stock","note":"The last one broke."}""",
        [typeof(CancelUnitsRequest)] = """
            {"lines":[{"lineId":"01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6c","quantity":1,"stockLeft":0}],
              "reasonCode":"out_of_stock","note":"The last one broke."}
            """,
        [typeof(ShipOrderRequest)] = """{"carrier":"Yurtiçi Kargo","trackingNumber":"123456789"}""",
        [typeof(ConfirmOrdersRequest)] = """{"orderIds":["01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6c"]}""",
        [typeof(ShipOrdersRequest)] = """
            {"items":[{"orderId":"01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6c","carrierCode":"yurtici",
              "trackingNumber":"123456789"}]}
            """,
        [typeof(PackParcelRequest)] = """
            {"lines":[{"lineId":"01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6c","quantity":1}],"boxes":1,"weightGrams":850,
              "desi":2}
            """,
        [typeof(ShipParcelRequest)] = """{"carrierCode":"yurtici","trackingNumber":"123456789"}""",
        [typeof(UndeliveredRequest)] = """{"reason":"refused"}""",
        [typeof(CameBackRequest)] = """{"lines":[{"lineId":"01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6c","quantity":1}]}""",
        [typeof(CreateLabelRequest)] = """{"carrierCode":"simulator"}""",
        [typeof(PrintLabelsRequest)] = """{"parcelIds":["01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6d"]}""",
        [typeof(CarrierRequest)] = """
            {"name":"Yurtiçi Kargo","trackingUrlTemplate":"https://kargo.example.com/?code={tracking}","isActive":true}
            """,
        [typeof(RefundOrderRequest)] = """
            {"reason":"goodwill","parts":[
              {"kind":"units","lineId":"01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6c","quantity":1},
              {"kind":"amount","lineId":"01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6d",
                "amount":{"amount":2500,"currency":"TRY"}},
              {"kind":"shipping"}]}
            """,
        [typeof(OrderNoteRequest)] = """{"text":"Called the buyer: the parcel came open."}""",
        [typeof(RequestReturnRequest)] = """
            {"kind":"withdrawal","lines":[{"lineId":"01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6a","quantity":1,
              "reasonCode":"changed_mind"}]}
            """,
        [typeof(HandOverReturnRequest)] = """{"trackingNumber":"123456789","carrier":"Yurtiçi Kargo"}""",
        [typeof(ReturnObjectionRequest)] = """{"reasonCode":"used","note":"The seal is broken."}""",
        [typeof(AcceptReturnRequest)] = """
            {"lines":[{"lineId":"01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6a","quantity":1,"resellable":1}]}
            """,
        [typeof(DecideReturnRequest)] = """
            {"lines":[{"lineId":"01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6a","quantity":1}],
              "note":"The pictures show the fault."}
            """,
        [typeof(MarkRefundPaidRequest)] = """{"bankReference":"FT26333ABC123"}""",
        [typeof(CancelAnyOrderRequest)] =
            """{"reason":"Both sides agreed, see ticket 4711","note":"Cancelled as agreed on the phone."}""",
        [typeof(RefundAnyOrderRequest)] = """
            {"reasonCode":"damaged","reason":"Photo in ticket 4711",
              "lines":[{"lineId":"01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6c","quantity":1}]}
            """,
        [typeof(PlanChoiceRequest)] = """{"planCode":"standard"}""",
    };

    /// <summary>The example of a request type; null if there is none.</summary>
    public static JsonNode? Of(Type request) => All.TryGetValue(request, out var json) ? JsonNode.Parse(json) : null;
}
