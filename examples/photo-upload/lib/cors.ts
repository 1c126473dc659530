/**
 * The pages that may call. One value for the gateway, which answers preflights and its own errors, and for the functions, whose
 * answers API Gateway passes on as they are.
 */
export const CORS = {
  allowOrigins: ['https://app.example.com', 'https://admin.example.com'],
  allowCredentials: true,
};
